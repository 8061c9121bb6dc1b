package org.landmark.data.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.target.GaussianBlob;
import org.landmark.data.target.GaussianBlob.Drawing;
import org.landmark.data.target.GaussianBlob.Peak;
import org.landmark.data.target.HeatmapCodec;
import org.landmark.data.target.ShapeModel;
import org.landmark.data.target.TargetFit;
import org.landmark.data.target.decode.AdaptiveTopN;
import org.landmark.data.target.decode.Argmax;
import org.landmark.data.target.decode.Dark;
import org.landmark.data.target.decode.PeakDecoder;
import org.landmark.data.target.decode.QuarterOffset;
import org.landmark.data.target.decode.SoftArgmax;
import org.landmark.data.target.decode.TopN;

class TargetSpecTest {
    @Test
    void heatmapsHaveDefaults() {
        assertThat(read("{kind: heatmap}"))
                .isEqualTo(new HeatmapTarget(64, 64, 1.5, Drawing.GAUSSIAN, null, Peak.ONE, new Dark(0.0)));
        assertThat(read("{kind: heatmap, drawing: kernel}"))
                .isEqualTo(new HeatmapTarget(64, 64, 1.5, Drawing.KERNEL, 15, Peak.ONE, new Dark(0.0)));
    }

    @Test
    void heatmapsTakeEveryKey() {
        TargetSpec target = read("{kind: heatmap, width: 224, height: 112, sigma: 5, drawing: kernel, window: 31, "
                + "peak: density, decoder: {name: top-n, n: 9}}");
        assertThat(target).isEqualTo(new HeatmapTarget(224, 112, 5.0, Drawing.KERNEL, 31, Peak.DENSITY, new TopN(9)));
        assertThat(target.codec(68, target.fit(List.of())))
                .isEqualTo(new HeatmapCodec(
                        68, 224, 112, new GaussianBlob(5, Drawing.KERNEL, 31, Peak.DENSITY), new TopN(9)));
        assertThat(target.unit()).isNotEqualTo(read("{kind: heatmap}").unit());
    }

    @Test
    void decodersGoByName() {
        assertThat(Stream.of(
                                "{name: argmax}",
                                "{name: quarter}",
                                "{name: top-n}",
                                "{name: adaptive-top-n}",
                                "{name: adaptive-top-n, share: 0.3}",
                                "{name: soft-argmax}",
                                "{name: soft-argmax, beta: 50}",
                                "{name: dark}",
                                "{name: dark, blur: 1.5}")
                        .map(TargetSpecTest::decoder))
                .containsExactly(
                        new Argmax(),
                        new QuarterOffset(),
                        new TopN(25),
                        new AdaptiveTopN(0.5),
                        new AdaptiveTopN(0.3),
                        new SoftArgmax(20.0),
                        new SoftArgmax(50.0),
                        new Dark(0.0),
                        new Dark(1.5));
    }

    @Test
    void shapesTakeANumberOfComponentsOrAShareOfTheVariance() {
        assertThat(read("{kind: shape}")).isEqualTo(new ShapeTarget(null, 0.99, true));
        assertThat(read("{kind: shape, components: 12, standardise: false}"))
                .isEqualTo(new ShapeTarget(12, null, false));
        assertThat(read("{kind: shape, variance: 0.9}")).isEqualTo(new ShapeTarget(null, 0.9, true));
        assertThat(read("{kind: shape}").unit())
                .isNotEqualTo(read("{kind: shape, standardise: false}").unit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: coordinates, scale: 50}",
                "{kind: heatmap}",
                "{kind: heatmap, decoder: {name: argmax}}",
                "{kind: heatmap, drawing: kernel, peak: density, decoder: {name: soft-argmax, beta: 3}}",
                "{kind: shape}",
                "{kind: shape, components: 12}"
            })
    void survivesBeingWrittenAndRead(String yaml) {
        TargetSpec target = read(yaml);
        assertThat(read(ConfigWriter.yaml(target))).isEqualTo(target);
        assertThat(ConfigReader.json(ConfigWriter.json(target), "target.json", TargetSpec.class))
                .isEqualTo(target);
    }

    @Test
    void aShapeLearnsFromTheTrainingFacesAndTheOthersNothing() {
        List<Landmarks> faces = faces(30, 4);
        assertThat(read("{kind: coordinates}").fit(faces)).isEqualTo(TargetFit.NONE);
        assertThat(read("{kind: heatmap}").fit(faces)).isEqualTo(TargetFit.NONE);
        assertThat(((ShapeModel) read("{kind: shape, components: 3}").fit(faces)).size())
                .isEqualTo(3);
        ShapeModel most = (ShapeModel) read("{kind: shape, variance: 0.8}").fit(faces);
        assertThat(most.explained()).isBetween(0.8, 1.0);
        assertThat(read("{kind: shape, variance: 0.8}").codec(4, most).shape()).containsExactly(most.size());
        assertThatThrownBy(() -> read("{kind: shape, components: 8}").fit(faces(8, 4)))
                .isInstanceOf(InputException.class)
                .hasMessage("target shape: 8 components are more than the shapes of 8 training faces have (7)");
    }

    @Test
    void aShapeNeedsItsOwnModel() {
        TargetSpec target = read("{kind: shape, components: 3}");
        TargetFit fit = target.fit(faces(30, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.codec(4, TargetFit.NONE))
                .withMessage("target shape: expected a shape model of 4 points, came none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.codec(5, fit))
                .withMessage("target shape: expected a shape model of 5 points, came one of 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{kind: shape, components: 2}").codec(4, fit))
                .withMessage("target shape: expected 2 components, came 3");
    }

    private static List<Landmarks> faces(int count, int points) {
        Random random = new Random(1);
        return Stream.generate(() -> Landmarks.of(random.doubles(2L * points).toArray()))
                .limit(count)
                .toList();
    }

    private static TargetSpec read(String yaml) {
        return ConfigReader.yaml(yaml, "target.yaml", List.of(), TargetSpec.class);
    }

    private static PeakDecoder decoder(String yaml) {
        return ConfigReader.yaml(yaml, "decoder.yaml", List.of(), PeakDecoder.class);
    }
}
