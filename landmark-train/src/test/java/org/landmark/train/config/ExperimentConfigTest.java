package org.landmark.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.spec.CoordinateTarget;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.SplitSpec;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.WeightInitialisation;

class ExperimentConfigTest {
    private static final String FULL =
            """
            name: every-key
            seed: 7
            data:
              dataset: ibug300w
              scheme: nose
              points: [30]
              split: {validation: 0.25}
              crop: {region: box, factor: 1.2}
              input: {width: 96, height: 64, colour: rgb, range: [0, 1]}
              target: {kind: coordinates, range: [-0.5, 0.5], scale: 100}
            network: {name: small-cnn, channels: [8, 9], kernel: 3, hidden: [50, 40], weights: xavier}
            train:
              loss: mse
              optimizer: {name: adam, learningRate: 0.0005, beta1: 0.8, beta2: 0.99, epsilon: 1.0e-7}
              batch: 4
              epochs: 3
              threads: 1
            """;

    @Test
    void everyKeyIsMapped() {
        assertThat(read(FULL))
                .isEqualTo(new ExperimentConfig(
                        "every-key",
                        7L,
                        new DataSpec(
                                DatasetKind.IBUG300W,
                                null,
                                LandmarkScheme.NOSE,
                                List.of(30),
                                SplitSpec.last(0.25),
                                new CropSpec(CropSpec.Region.BOX, 1.2, null, null),
                                new InputSpec(96, 64, InputSpec.Colour.RGB, List.of(0.0, 1.0)),
                                new CoordinateTarget(List.of(-0.5, 0.5), 100.0),
                                null,
                                null),
                        new SmallCnn(List.of(8, 9), 3, List.of(50, 40), WeightInitialisation.XAVIER),
                        new TrainSpec(Loss.MSE, new AdamSpec(0.0005, 0.8, 0.99, 1e-7), 4, 3, 0, 1)));
    }

    @Test
    void everyKeyButTheNameHasADefault() {
        ExperimentConfig config = read("name: bare");
        assertThat(config.seed()).isEqualTo(1);
        assertThat(config.data()).isEqualTo(DataSpec.DEFAULT);
        assertThat(config.network())
                .isEqualTo(new SmallCnn(List.of(12, 16, 32), 5, List.of(100), WeightInitialisation.FAN_IN));
        assertThat(config.train())
                .isEqualTo(new TrainSpec(Loss.MSE, new AdamSpec(0.001, 0.9, 0.999, 1e-8), 1, 25, 0, 0));
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        ExperimentConfig config = read(FULL);
        assertThat(read(ConfigWriter.yaml(config))).isEqualTo(config);
        assertThat(ConfigReader.json(ConfigWriter.json(config), "json", ExperimentConfig.class))
                .isEqualTo(config);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    train.epoch=3              | train.epoch: unknown key (accepted: loss, optimizer, batch, epochs, samples, threads)
                    train.epochs=many          | train.epochs: expected a whole number, came 'many'
                    train.epochs=2.5           | train.epochs: expected a whole number, came '2.5'
                    train.epochs=0             | train: epochs must be between 1 and 1000000, came 0
                    train.batch=0              | train: batch must be between 1 and 65536, came 0
                    train.threads=-1           | train: threads must be 0 (one per core) or more, came -1
                    train.loss=l7              | train.loss: expected mse, came 'l7'
                    train.optimizer={name: x}  | train.optimizer: unknown 'x' (accepted: adam)
                    train.optimizer.learningRate=-1 | train.optimizer: learningRate must be above 0 and at most 10, came -1.0
                    network={name: resnet}     | network: unknown 'resnet' (accepted: cnn, fcn-resnet50, heatmap-resnet, integral-resnet, resnet18, resnet50, shapenet, small-cnn, unet)
                    network.kernel=big         | network.kernel: expected a whole number, came 'big'
                    data.dataset=lfw           | data.dataset: expected imm or ibug300w or youtube-faces or dlib-xml or pts or csv, came 'lfw'
                    data.scheme=ears           | data.scheme: unknown scheme 'ears' (accepted: nose, imm58, ibug68, the keys of one of your own
                    data.points=[1, 2]         | data: points: scheme nose has 1 points, came 2 indices
                    data.points=[58]           | data: points: imm has points 0 to 57, came 58
                    data.target={kind: arrows} | data.target: unknown 'arrows' (accepted: coordinates, heatmap, shape)
                    data.input.width=4         | data.input: width and height must be between 8 and 4096, came 4 and 60
                    data.split.validation=0    | data.split: validation must be a share
                    name=../up                 | name must be 1 to 64 letters
                    """)
    void whatDoesNotFitIsNamedWithWhatCameAndWhatIsAccepted(String setting, String expected) {
        String key = setting.substring(0, setting.indexOf('='));
        assertThatThrownBy(() -> ConfigReader.yaml(
                        "name: nose\ndata: {scheme: nose}\nnetwork: {name: small-cnn}\ntrain: {optimizer: {name: adam}}",
                        "nose.yaml",
                        List.of(setting),
                        ExperimentConfig.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(expected)
                .message()
                .satisfiesAnyOf(
                        message -> assertThat(message).startsWith("--set " + key),
                        message -> assertThat(message).startsWith("nose.yaml"));
    }

    private static ExperimentConfig read(String yaml) {
        return ConfigReader.yaml(yaml, "test.yaml", List.of(), ExperimentConfig.class);
    }
}
