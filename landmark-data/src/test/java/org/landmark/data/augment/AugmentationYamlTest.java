package org.landmark.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.spec.DataSpec;

class AugmentationYamlTest {
    private static final String FULL =
            """
            augment:
            - {kind: rotation, probability: 0.9, degrees: [-30, 40]}
            - {kind: scale, probability: 0.8, factor: [0.5, 2]}
            - {kind: translation, probability: 0.7, share: [-0.2, 0.1]}
            - {kind: homography, probability: 0.6, share: 0.1}
            - {kind: random-crop, probability: 0.5, share: 0.75}
            - {kind: mirror, probability: 0.4}
            - {kind: brightness, probability: 0.3, add: [-0.5, 0.25]}
            - {kind: contrast, probability: 0.2, factor: [0.5, 1.5]}
            - {kind: colour-jitter, probability: 0.1, brightness: 0.1, contrast: 0.3, saturation: 0.4, hue: 0.5}
            - {kind: blur, probability: 0, sigma: [1, 2]}
            - {kind: noise, probability: 0.15, sigma: [0.1, 0.2]}
            - {kind: occlusion, probability: 0.25, share: [0.2, 0.4]}
            """;

    private static List<Augmentation> read(String yaml) {
        return ConfigReader.yaml(yaml, "data.yaml", List.of(), DataSpec.class).augment();
    }

    @Test
    void fullMapping() {
        assertThat(read(FULL))
                .containsExactly(
                        new Rotation(0.9, new Range(-30, 40)),
                        new Scaling(0.8, new Range(0.5, 2)),
                        new Translation(0.7, new Range(-0.2, 0.1)),
                        new Perspective(0.6, 0.1),
                        new RandomCrop(0.5, 0.75),
                        new Mirror(0.4),
                        new Brightness(0.3, new Range(-0.5, 0.25)),
                        new Contrast(0.2, new Range(0.5, 1.5)),
                        new ColourJitter(0.1, 0.1, 0.3, 0.4, 0.5),
                        new Blur(0.0, new Range(1, 2)),
                        new Noise(0.15, new Range(0.1, 0.2)),
                        new Occlusion(0.25, new Range(0.2, 0.4)));
    }

    @Test
    void defaults() {
        assertThat(
                        read(
                                """
                        augment: [{kind: rotation}, {kind: scale}, {kind: translation}, {kind: homography},
                          {kind: random-crop}, {kind: mirror}, {kind: brightness}, {kind: contrast},
                          {kind: colour-jitter}, {kind: blur}, {kind: noise}, {kind: occlusion}]
                        """))
                .containsExactly(
                        new Rotation(1.0, new Range(-15, 15)),
                        new Scaling(1.0, new Range(0.9, 1.1)),
                        new Translation(1.0, new Range(-0.05, 0.05)),
                        new Perspective(1.0, 0.05),
                        new RandomCrop(1.0, 0.896),
                        new Mirror(0.5),
                        new Brightness(1.0, new Range(-0.1, 0.1)),
                        new Contrast(1.0, new Range(0.75, 1.25)),
                        new ColourJitter(1.0, 0.2, 0.2, 0.2, 0.0),
                        new Blur(1.0, new Range(0, 1)),
                        new Noise(1.0, new Range(0, 0.05)),
                        new Occlusion(0.5, new Range(0.1, 0.3)));
        assertThat(read("{}")).isEmpty();
    }

    @Test
    void survivesBeingWrittenAndRead() {
        DataSpec spec = ConfigReader.yaml(FULL + "maskOutside: true", "data.yaml", List.of(), DataSpec.class);
        assertThat(spec.maskOutside()).isTrue();
        assertThat(ConfigReader.yaml(ConfigWriter.yaml(spec), "again", List.of(), DataSpec.class))
                .isEqualTo(spec);
        assertThat(ConfigReader.json(ConfigWriter.json(spec), "again", DataSpec.class))
                .isEqualTo(spec);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{kind: rotation, probability: 1.5} | probability must be between 0 and 1, came 1.5",
                "{kind: mirror, probability: -0.1} | probability must be between 0 and 1, came -0.1",
                "{kind: rotation, degrees: [-200, 0]} | degrees must lie between -180.0 and 180.0, came [-200.0, 0.0]",
                "{kind: scale, factor: [0.1, 1]} | factor must lie between 0.25 and 4.0, came [0.1, 1.0]",
                "{kind: translation, share: [0, 2]} | share must lie between -1.0 and 1.0, came [0.0, 2.0]",
                "{kind: homography, share: 0.3} | share must be between 0 and 0.2, came 0.3",
                "{kind: random-crop, share: 0.05} | share must be between 0.1 and 1, came 0.05",
                "{kind: brightness, add: [-2, 0]} | add must lie between -1.0 and 1.0, came [-2.0, 0.0]",
                "{kind: contrast, factor: [-1, 0]} | factor must lie between 0.0 and 10.0, came [-1.0, 0.0]",
                "{kind: colour-jitter, brightness: 2} | brightness must be between 0 and 1.0, came 2.0",
                "{kind: colour-jitter, contrast: -1} | contrast must be between 0 and 1.0, came -1.0",
                "{kind: colour-jitter, saturation: 1.1} | saturation must be between 0 and 1.0, came 1.1",
                "{kind: colour-jitter, hue: 0.6} | hue must be between 0 and 0.5, came 0.6",
                "{kind: blur, sigma: [-1, 0]} | sigma must lie between 0.0 and 50.0, came [-1.0, 0.0]",
                "{kind: noise, sigma: [0, 2]} | sigma must lie between 0.0 and 1.0, came [0.0, 2.0]",
                "{kind: occlusion, share: [0, 1.5]} | share must lie between 0.0 and 1.0, came [0.0, 1.5]",
            })
    void refusesWhatIsOutOfRange(String yaml, String problem) {
        assertThatThrownBy(() -> read("augment: [{kind: mirror}, " + yaml + "]"))
                .isInstanceOf(InputException.class)
                .hasMessage("data.yaml: augment[1]: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{kind: rotation, degrees: [3]}] | augment[0].degrees: expected two numbers, the smaller first, came [3.0]",
                "[{kind: rotation, degrees: [5, 3]}] | augment[0].degrees: expected two numbers, the smaller first, came [5.0, 3.0]",
                "[{kind: rotation, angle: 3}] | augment[0].angle: unknown key (accepted: probability, degrees)",
                "[{kind: mirror, probability: often}] | augment[0].probability: expected a number, came 'often'",
                "[{kind: shear}] | augment[0]: unknown 'shear' (accepted: blur, brightness, colour-jitter, contrast, homography, mirror, noise, occlusion, random-crop, rotation, scale, translation)",
            })
    void namesTheKey(String yaml, String problem) {
        assertThatThrownBy(() -> read("augment: " + yaml))
                .isInstanceOf(InputException.class)
                .hasMessage("data.yaml: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{degrees: [1, 2]}",
                "{kind: rotation, degrees: 5}",
                "{kind: rotation, degrees: [a, b]}",
                "{kind: rotation, degrees: [null, 1]}",
                "mirror"
            })
    void refusesInOneLineThatNamesThePlace(String yaml) {
        assertThatThrownBy(() -> read("augment: [" + yaml + "]"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("data.yaml: augment[0]")
                .message()
                .doesNotContain("\n")
                .hasSizeLessThan(200);
    }

    @Test
    void masksCoordinatesAlone() {
        assertThatThrownBy(() -> read("{maskOutside: true, target: {kind: heatmap}}"))
                .isInstanceOf(InputException.class)
                .hasMessage("data.yaml: maskOutside: needs a target of kind coordinates, came one of another kind");
    }
}
