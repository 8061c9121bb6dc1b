package org.landmark.data.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.spec.CropSpec.Negative;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.data.spec.SplitSpec.Apart;
import org.landmark.data.spec.SplitSpec.By;
import org.landmark.data.transform.Crop;

class DataSpecTest {
    private static final String FULL =
            """
            dataset: ibug300w
            labels: other.xml
            scheme: nose
            points: [30]
            split:
              by: random
              apart: person
              validation: 12
              training: 0.5
              seed: 23
              person: '^(\\d\\d)-'
            crop:
              region: box
              factor: 1.25
              negative: skip
            input:
              width: 96
              height: 112
              colour: rgb
              range: [0, 255]
            target:
              kind: coordinates
              range: [-1, 1]
              scale: 50
            """;

    private static final String UNKNOWN =
            "unknown scheme 'ears' (accepted: nose, imm58, ibug68, the keys of one of your own, or in"
                    + " an experiment its .yaml file)";

    private static DataSpec read(String yaml) {
        return ConfigReader.yaml(yaml, "data.yaml", List.of(), DataSpec.class);
    }

    @Test
    void defaults() {
        DataSpec spec = read("{}");
        assertThat(spec).isEqualTo(DataSpec.DEFAULT);
        assertThat(spec.dataset()).isEqualTo(DatasetKind.IMM);
        assertThat(spec.scheme()).isEqualTo(LandmarkScheme.IMM58);
        assertThat(spec.points()).isEqualTo(IntStream.range(0, 58).boxed().toList());
        assertThat(spec.split()).isEqualTo(new SplitSpec(By.ORDER, Apart.FACE, 0.2, null, 1L, null, null));
        assertThat(spec.crop().region()).isEqualTo(Region.PHOTO);
        assertThat(spec.crop().factor()).isEqualTo(1.5);
        assertThat(spec.crop().negative()).isEqualTo(Negative.KEEP);
        assertThat(spec.input().width()).isEqualTo(80);
        assertThat(spec.input().height()).isEqualTo(60);
        assertThat(spec.input().colour()).isEqualTo(Colour.GREY);
        assertThat(spec.input().range()).containsExactly(-0.5, 0.5);
        assertThat(spec.target()).isEqualTo(new CoordinateTarget(List.of(0.0, 1.0), 1.0));
    }

    @Test
    void fullMapping() {
        assertThat(read(FULL))
                .isEqualTo(new DataSpec(
                        DatasetKind.IBUG300W,
                        "other.xml",
                        LandmarkScheme.NOSE,
                        List.of(30),
                        new SplitSpec(By.RANDOM, Apart.PERSON, 12.0, 0.5, 23L, "^(\\d\\d)-", null),
                        new CropSpec(Region.BOX, 1.25, Negative.SKIP, null),
                        new InputSpec(96, 112, Colour.RGB, List.of(0.0, 255.0)),
                        new CoordinateTarget(List.of(-1.0, 1.0), 50.0),
                        null,
                        null));
    }

    @Test
    void survivesBeingWrittenAndRead() {
        for (DataSpec spec : List.of(DataSpec.DEFAULT, read(FULL), read("split: {by: dataset}"))) {
            assertThat(ConfigReader.json(ConfigWriter.json(spec), "data.json", DataSpec.class))
                    .isEqualTo(spec);
            assertThat(ConfigReader.json(ConfigWriter.jsonLine(spec), "data.json", DataSpec.class))
                    .isEqualTo(spec);
            assertThat(read(ConfigWriter.yaml(spec))).isEqualTo(spec);
        }
    }

    @Test
    void picksTheTipOfTheNose() {
        assertThat(read("scheme: nose").points()).containsExactly(52);
        DataSpec ibug = read("scheme: nose").withDataset(DatasetKind.IBUG300W);
        assertThat(ibug.points()).containsExactly(33);
        assertThat(ibug.scheme()).isEqualTo(LandmarkScheme.NOSE);
        assertThat(read("points: [53]\nscheme: nose")
                        .withDataset(DatasetKind.IMM)
                        .points())
                .containsExactly(53);
    }

    @Test
    void refusesSchemesThatDoNotFitTheDataSet() {
        String problem = "scheme imm58 has no default points in ibug300w (accepted without points: ibug68, nose)";
        assertThatThrownBy(() -> new DataSpec(
                        DatasetKind.IBUG300W, null, LandmarkScheme.IMM58, null, null, null, null, null, null, null))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
        assertThatThrownBy(() -> DataSpec.DEFAULT.withDataset(DatasetKind.IBUG300W))
                .isInstanceOf(InputException.class)
                .hasMessage(problem);
    }

    @Test
    void takesPointsWhereASchemeHasNoDefaultOnes() {
        List<Integer> points = IntStream.range(0, 58).boxed().toList();
        assertThat(read("dataset: ibug300w\nscheme: imm58\npoints: " + points).points())
                .isEqualTo(points);
    }

    private static final String FIVE = "{name: five, count: 5, mirror: [1, 0, 2, 4, 3], normaliser: [0, 1]}";

    @Test
    void ownSchemeIsTheAnnotationsWhereTheFormatHasNone() {
        DataSpec spec = read("dataset: dlib-xml\nlabels: five.xml\nscheme: " + FIVE);
        assertThat(spec.scheme().name()).isEqualTo("five");
        assertThat(spec.annotation()).isEqualTo(spec.scheme());
        assertThat(spec.points()).containsExactly(0, 1, 2, 3, 4);
        assertThat(spec.labelFile()).contains(Path.of("five.xml"));
        assertThat(ConfigReader.json(ConfigWriter.json(spec), "data.json", DataSpec.class))
                .isEqualTo(spec);
        assertThat(read("dataset: dlib-xml").scheme()).isEqualTo(LandmarkScheme.IBUG68);
        assertThat(read("dataset: dlib-xml\nscheme: nose").points()).containsExactly(0);
    }

    @Test
    void ownSchemeMayChooseFromAFixedAnnotation() {
        DataSpec spec = read("dataset: ibug300w\npoints: [37, 44, 30, 48, 54]\nscheme: " + FIVE);
        assertThat(spec.annotation()).isEqualTo(LandmarkScheme.IBUG68);
        assertThat(spec.points()).containsExactly(37, 44, 30, 48, 54);
    }

    @Test
    void refusesLabelsWhereTheFormatHasNone() {
        for (String kind : List.of("imm", "pts")) {
            assertThatThrownBy(() -> read("dataset: " + kind + "\nlabels: mine.xml"))
                    .isInstanceOf(InputException.class)
                    .hasMessageEndingWith(
                            "labels: data of format " + kind + " has no label file (expected no labels, or"
                                    + " dataset: ibug300w, youtube-faces, dlib-xml or csv), came 'mine.xml'");
        }
    }

    @Test
    void anotherDataSetHasLabelsOfItsOwn() {
        DataSpec nose = read("dataset: ibug300w\nlabels: other.xml\nscheme: nose");
        assertThat(nose.withDataset(DatasetKind.IMM).labelFile()).isEmpty();
        assertThat(nose.withDataset(DatasetKind.IBUG300W).labelFile()).contains(Path.of("other.xml"));
        assertThat(read("scheme: imm58").withDataset(DatasetKind.DLIB_XML).annotation())
                .isEqualTo(LandmarkScheme.IMM58);
    }

    @Test
    void aSpecOfBeforeThereWereLabelsIsRead() {
        assertThat(ConfigReader.json(
                        "{\"dataset\": \"imm\", \"scheme\": \"nose\", \"points\": [52]}", "old", DataSpec.class))
                .isEqualTo(read("scheme: nose"));
        assertThat(ConfigWriter.json(read("scheme: nose"))).doesNotContain("labels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"input: {range: [-.inf, 0]}", "target: {kind: coordinates, scale: .inf}"})
    void refusesInfinityAsYamlWritesIt(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("data.yaml:1: Malformed numeric value '");
    }

    @Test
    void namesTheKeyThatHoldsTheSpec() {
        record Experiment(DataSpec data) {}
        assertThatThrownBy(() -> ConfigReader.yaml("data: {scheme: ears}", "e.yaml", List.of(), Experiment.class))
                .isInstanceOf(InputException.class)
                .hasMessage("e.yaml: data.scheme: " + UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dataset: lfw | dataset: expected imm or ibug300w or youtube-faces or dlib-xml or pts or csv, came 'lfw'",
                "scheme: ears | scheme: " + UNKNOWN,
                "scheme: ibug68 | scheme ibug68 has no default points in imm (accepted without points: imm58, nose)",
                "{dataset: dlib-xml, scheme: nose, points: [1]} | points: dlib-xml has points 0 to 0, came 1",
                "scheme: {name: nose, count: 1, mirror: [0], names: [tip]} | scheme: nose is the name of a known scheme with other keys (expected another name)",
                "scheme: {name: one, count: 1, mirror: [0]} | scheme one has no default points in imm (accepted without points: imm58, nose)",
                "scheme: {name: one, count: 1, mirror: [1]} | scheme: mirror must be points 0 to 0, came [1]",
                "scheme: 5 | scheme: expected keys and values, came '5'",
                "scheme: [1] | scheme: expected keys and values, came the list [1]",
                "labels: ../up.xml | labels must name a file in the data's folder or below (--labels names any), came '../up.xml'",
                "labels: a/../../up.xml | labels must name a file in the data's folder or below (--labels names any), came 'a/../../up.xml'",
                "labels: /up.xml | labels must name a file in the data's folder or below (--labels names any), came '/up.xml'",
                "labels: '' | labels must name a file in the data's folder or below (--labels names any), came ''",
                "points: [1] | points: scheme imm58 has 58 points, came 1 indices",
                "{scheme: nose, points: [58]} | points: imm has points 0 to 57, came 58",
                "{scheme: nose, points: [-1]} | points: imm has points 0 to 57, came -1",
                "split: {validation: 0} | split: validation must be a share between 0 and 1 or a whole number of faces, came 0.0",
                "split: {validation: 1.5} | split: validation must be a share between 0 and 1 or a whole number of faces, came 1.5",
                "split: {training: -1} | split: training must be a share between 0 and 1 or a whole number of faces, came -1.0",
                "split: {training: 0.9} | split: training and validation must be shares of at most 1 together, came 0.9 and 0.2",
                "split: {by: date} | split.by: expected order or random or dataset, came 'date'",
                "split: {apart: name} | split.apart: expected face or photo or person, came 'name'",
                "split: {by: dataset, validation: 0.2} | split: by: dataset leaves no choice of validation (expected no validation, or by: order or random), came 0.2",
                "split: {by: dataset, training: 9} | split: by: dataset leaves no choice of training (expected no training, or by: order or random), came 9.0",
                "split: {person: (a)} | split: person is a rule for apart: person (expected that, or no person), came apart: face",
                "split: {apart: person, person: a} | split: person must have a group in brackets, as in '^([^_]+)_', came 'a'",
                "split: {apart: person, person: (a} | split: person must be a regular expression, came '(a' (Unclosed group)",
                "crop: {factor: 11} | crop: factor must be between 0.1 and 10, came 11.0",
                "crop: {region: centre, factor: 1.01} | crop: factor must be at most 1 where region is centre, as a share of the photo, came 1.01",
                "crop: {region: face} | crop.region: expected photo or centre or box, came 'face'",
                "crop: {negative: cut} | crop.negative: expected keep or skip or clamp, came 'cut'",
                "input: {width: 7} | input: width and height must be between 8 and 4096, came 7 and 60",
                "input: {range: [1, 0]} | input: range must be two rising numbers, came [1.0, 0.0]",
                "input: {range: [1]} | input: range must be two rising numbers, came [1.0]",
                "input: {range: [-1e999, 0]} | input: range must be two rising numbers, came [-Infinity, 0.0]",
                "input: {range: [0, Infinity]} | input: range must be two rising numbers, came [0.0, Infinity]",
                "input: {range: [NaN, 1]} | input: range must be two rising numbers, came [NaN, 1.0]",
                "target: {kind: coordinates, range: [0, 1e999]} | target: range must be two rising numbers, came [0.0, Infinity]",
                "target: {kind: coordinates, range: [-Infinity, 0]} | target: range must be two rising numbers, came [-Infinity, 0.0]",
                "target: {kind: coordinates, scale: 1e999} | target: scale must be positive, came Infinity",
                "target: {kind: coordinates, scale: Infinity} | target: scale must be positive, came Infinity",
                "target: {kind: coordinates, scale: 0} | target: scale must be positive, came 0.0",
                "target: {kind: coordinates, range: [1, 1]} | target: range must be two rising numbers, came [1.0, 1.0]",
                "target: {kind: vectors} | target: unknown 'vectors' (accepted: coordinates, heatmap, shape)",
                "target: {kind: coordinates, sigma: 1} | target.sigma: unknown key (accepted: range, scale)",
                "target: {kind: heatmap, width: 3} | target: width and height must be between 4 and 4096, came 3 and 64",
                "target: {kind: heatmap, height: 5000} | target: width and height must be between 4 and 4096, came 64 and 5000",
                "target: {kind: heatmap, sigma: 0.2} | target: sigma must be between 0.3 and 1000, came 0.2",
                "target: {kind: heatmap, drawing: kernel, window: 4} | target: window must be an odd number from 1 to 4095, came 4",
                "target: {kind: heatmap, window: 15} | target: window belongs to drawing kernel, came 15 with gaussian",
                "target: {kind: heatmap, peak: two} | target.peak: expected one or density, came 'two'",
                "target: {kind: heatmap, drawing: disc} | target.drawing: expected gaussian or kernel, came 'disc'",
                "target: {kind: heatmap, decoder: {name: mean}} | target.decoder: unknown 'mean' (accepted: adaptive-top-n, argmax, dark, quarter, soft-argmax, top-n)",
                "target: {kind: heatmap, decoder: {name: top-n, n: 0}} | target.decoder: n must be between 1 and 10000, came 0",
                "target: {kind: heatmap, decoder: {name: argmax, n: 1}} | target.decoder.n: unknown key (accepted: )",
                "target: {kind: heatmap, width: 4096, height: 4096} | heatmaps must hold 1 to 268435456 numbers together, came 58x4096x4096",
                "target: {kind: shape, components: 12, variance: 0.99} | target: expected one of components and variance, came both: 12, 0.99",
                "target: {kind: shape, components: 0} | target: components must be between 1 and 10000, came 0",
                "target: {kind: shape, variance: 1.5} | target: variance must be above 0 and at most 1, came 1.5",
                "input: {channels: 3} | input.channels: unknown key (accepted: width, height, colour, range)",
            })
    void namesTheKeyOfWhatIsOutOfRange(String yaml, String problem) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(InputException.class).hasMessage("data.yaml: " + problem);
    }

    @Test
    void asksForTheKindOfATarget() {
        assertThatThrownBy(() -> read("target: {scale: 2}"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("data.yaml: target: ")
                .hasMessageContaining("'kind'");
    }

    @ParameterizedTest
    @CsvSource({"0.2, 240, 48", "48, 240, 48", "0.001, 10, 0", "0.25, 10, 3", "1, 10, 1", "1e12, 10, 1000000000000"})
    void countsTheFacesThatValidate(double validation, int faces, long expected) {
        assertThat(SplitSpec.last(validation).validationCount(faces)).isEqualTo(expected);
    }

    @Test
    void cropsThePhotoOrTheEnlargedBox() {
        FaceSample face = new FaceSample(
                "a",
                java.nio.file.Path.of("a.jpg"),
                new ImageSize(64, 48),
                new BoundingBox(10, 20, 8, 4),
                Landmarks.of(1, 2));
        assertThat(new CropSpec(Region.PHOTO, 3.0, null, null).of(face)).isEqualTo(new Crop(0, 0, 64, 48));
        assertThat(new CropSpec(Region.CENTRE, 0.5, null, null).of(face)).isEqualTo(new Crop(16, 12, 32, 24));
        assertThat(new CropSpec(Region.CENTRE, null, null, null).of(face)).isEqualTo(new Crop(0, 0, 64, 48));
        assertThat(new CropSpec(Region.BOX, null, null, null).of(face)).isEqualTo(new Crop(8, 19, 12, 6));
        assertThat(new CropSpec(Region.BOX, 2.0, null, null).of(face)).isEqualTo(new Crop(6, 18, 16, 8));
    }

    private static FaceSample faceIn(double left, double top) {
        return new FaceSample(
                "a",
                java.nio.file.Path.of("a.jpg"),
                new ImageSize(64, 48),
                new BoundingBox(left, top, 20, 10),
                Landmarks.of(1, 2));
    }

    @Test
    void clampsANegativeLeftOrTopBeforeTheBoxIsEnlarged() {
        CropSpec clamp = new CropSpec(Region.BOX, 2.0, Negative.CLAMP, null);
        CropSpec keep = new CropSpec(Region.BOX, 2.0, Negative.KEEP, null);
        assertThat(clamp.of(faceIn(-4, 6))).isEqualTo(new Crop(-10, 1, 40, 20));
        assertThat(clamp.of(faceIn(4, -6))).isEqualTo(new Crop(-6, -5, 40, 20));
        assertThat(clamp.of(faceIn(4, 6))).isEqualTo(keep.of(faceIn(4, 6))).isEqualTo(new Crop(-6, 1, 40, 20));
        assertThat(keep.of(faceIn(-4, 6))).isEqualTo(new Crop(-14, 1, 40, 20));
    }

    @ParameterizedTest
    @CsvSource({"-1, 3, true", "3, -1, true", "-1, -1, true", "0, 0, false", "60, 40, false"})
    void skipsFacesWhoseBoxBeginsOutside(double left, double top, boolean skipped) {
        assertThat(new CropSpec(Region.BOX, null, Negative.SKIP, null).leavesOut(faceIn(left, top)))
                .isEqualTo(skipped);
        for (Negative other : List.of(Negative.KEEP, Negative.CLAMP)) {
            assertThat(new CropSpec(Region.BOX, null, other, null).leavesOut(faceIn(left, top)))
                    .isFalse();
        }
        assertThat(new CropSpec(Region.PHOTO, null, Negative.SKIP, null).leavesOut(faceIn(left, top)))
                .as("the whole photo has no box")
                .isFalse();
    }

    @Test
    void knowsDataSetsByName() {
        for (DatasetKind kind : DatasetKind.values()) {
            assertThat(read("dataset: " + kind).dataset()).isEqualTo(kind);
        }
        assertThat(read("dataset: youtube-faces").scheme()).isEqualTo(LandmarkScheme.IBUG68);
        assertThat(DatasetKind.named("ibug300w")).isEqualTo(DatasetKind.IBUG300W);
        assertThatThrownBy(() -> DatasetKind.named("lfw"))
                .isInstanceOf(InputException.class)
                .hasMessage("unknown data set 'lfw' (accepted: imm, ibug300w, youtube-faces, dlib-xml, pts, csv,"
                        + " synthetic)");
    }
}
