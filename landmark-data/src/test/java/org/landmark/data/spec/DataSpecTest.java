package org.landmark.data.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.data.transform.Crop;

class DataSpecTest {
    private static final String FULL =
            """
            dataset: ibug300w
            scheme: nose
            points: [30]
            split:
              validation: 12
            crop:
              region: box
              factor: 1.25
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

    private static DataSpec read(String yaml) {
        return ConfigReader.yaml(yaml, "data.yaml", List.of(), DataSpec.class);
    }

    @Test
    void defaults() {
        DataSpec spec = read("{}");
        assertThat(spec).isEqualTo(DataSpec.DEFAULT);
        assertThat(spec.dataset()).isEqualTo(DatasetKind.IMM);
        assertThat(spec.scheme()).isEqualTo("imm58");
        assertThat(spec.points()).isEqualTo(IntStream.range(0, 58).boxed().toList());
        assertThat(spec.split().validation()).isEqualTo(0.2);
        assertThat(spec.crop().region()).isEqualTo(Region.PHOTO);
        assertThat(spec.crop().factor()).isEqualTo(1.5);
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
                        "nose",
                        List.of(30),
                        new SplitSpec(12.0),
                        new CropSpec(Region.BOX, 1.25),
                        new InputSpec(96, 112, Colour.RGB, List.of(0.0, 255.0)),
                        new CoordinateTarget(List.of(-1.0, 1.0), 50.0)));
    }

    @Test
    void survivesBeingWrittenAndRead() {
        for (DataSpec spec : List.of(DataSpec.DEFAULT, read(FULL))) {
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
        assertThat(ibug.landmarkScheme()).isEqualTo(LandmarkScheme.NOSE);
        assertThat(read("points: [53]\nscheme: nose")
                        .withDataset(DatasetKind.IMM)
                        .points())
                .containsExactly(53);
    }

    @Test
    void refusesSchemesThatDoNotFitTheDataSet() {
        assertThatThrownBy(() -> new DataSpec(null, "ears", null, null, null, null, null))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown scheme 'ears' (accepted: nose, imm58, ibug68)");
        String problem = "scheme imm58 has no default points in ibug300w (accepted without points: ibug68, nose)";
        assertThatThrownBy(() -> new DataSpec(DatasetKind.IBUG300W, "imm58", null, null, null, null, null))
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
                .hasMessage("e.yaml: data: unknown scheme 'ears' (accepted: nose, imm58, ibug68)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dataset: lfw | dataset: expected imm or ibug300w or youtube-faces or dlib-xml or pts or csv, came 'lfw'",
                "scheme: ears | unknown scheme 'ears' (accepted: nose, imm58, ibug68)",
                "scheme: ibug68 | scheme ibug68 has no default points in imm (accepted without points: imm58, nose)",
                "points: [1] | points: scheme imm58 has 58 points, came 1 indices",
                "{scheme: nose, points: [58]} | points: imm has points 0 to 57, came 58",
                "{scheme: nose, points: [-1]} | points: imm has points 0 to 57, came -1",
                "split: {validation: 0} | split: validation must be a share between 0 and 1 or a whole number of faces, came 0.0",
                "split: {validation: 1.5} | split: validation must be a share between 0 and 1 or a whole number of faces, came 1.5",
                "crop: {factor: 11} | crop: factor must be between 0.1 and 10, came 11.0",
                "crop: {region: face} | crop.region: expected photo or box, came 'face'",
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
                "target: {kind: vectors} | target: unknown 'vectors' (accepted: coordinates)",
                "target: {kind: coordinates, sigma: 1} | target.sigma: unknown key (accepted: range, scale)",
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
    @CsvSource({"0.2, 240, 48", "48, 240, 48", "0.001, 10, 0", "0.25, 10, 3", "1, 10, 1", "1e12, 10, 10"})
    void countsTheFacesThatValidate(double validation, int faces, int expected) {
        assertThat(new SplitSpec(validation).validationCount(faces)).isEqualTo(expected);
    }

    @Test
    void cropsThePhotoOrTheEnlargedBox() {
        FaceSample face = new FaceSample(
                "a",
                java.nio.file.Path.of("a.jpg"),
                new ImageSize(64, 48),
                new BoundingBox(10, 20, 8, 4),
                Landmarks.of(1, 2));
        assertThat(new CropSpec(Region.PHOTO, 3.0).of(face)).isEqualTo(new Crop(0, 0, 64, 48));
        assertThat(new CropSpec(Region.BOX, 2.0).of(face)).isEqualTo(new Crop(6, 18, 16, 8));
    }

    @Test
    void knowsDataSetsByName() {
        for (DatasetKind kind : DatasetKind.values()) {
            assertThat(read("dataset: " + kind).dataset()).isEqualTo(kind);
        }
        assertThat(read("dataset: youtube-faces").scheme()).isEqualTo("ibug68");
        assertThat(DatasetKind.named("ibug300w")).isEqualTo(DatasetKind.IBUG300W);
        assertThatThrownBy(() -> DatasetKind.named("lfw"))
                .isInstanceOf(InputException.class)
                .hasMessage("unknown data set 'lfw' (accepted: imm, ibug300w, youtube-faces, dlib-xml, pts, csv,"
                        + " synthetic)");
    }
}
