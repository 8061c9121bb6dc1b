package org.landmark.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import org.landmark.models.loss.AdaptiveWing;
import org.landmark.models.loss.Loss;
import org.landmark.models.loss.SmoothL1;
import org.landmark.models.loss.Wing;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.WeightInitialisation;
import org.nd4j.linalg.learning.config.IUpdater;

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
              loss: {name: wing, width: 0.1, epsilon: 0.02}
              optimizer: {name: adam, learningRate: 0.0005, beta1: 0.8, beta2: 0.99, epsilon: 1.0e-7, weightDecay: 3.0e-5}
              schedule: {name: cosine, warmUp: 1.5, end: 0.01}
              clip: 5
              average: 0.999
              frozen: [conv1, conv2]
              pretrained: false
              batch: 4
              epochs: 3
              patience: 2
              checkpoint: {minutes: 2.5, keep: 1}
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
                        new TrainSpec(
                                new Wing(0.1, 0.02),
                                new AdamSpec(0.0005, 0.8, 0.99, 1e-7, 3e-5),
                                new CosineRate(1.5, 0.01),
                                5.0,
                                0.999,
                                List.of("conv1", "conv2"),
                                false,
                                4,
                                3,
                                2,
                                0,
                                new CheckpointSpec(2.5, 1),
                                1)));
    }

    @Test
    void everyKeyButTheNameHasADefault() {
        ExperimentConfig config = read("name: bare");
        assertThat(config.seed()).isEqualTo(1);
        assertThat(config.data()).isEqualTo(DataSpec.DEFAULT);
        assertThat(config.network())
                .isEqualTo(new SmallCnn(List.of(12, 16, 32), 5, List.of(100), WeightInitialisation.FAN_IN));
        assertThat(config.train())
                .isEqualTo(new TrainSpec(
                        Loss.MSE,
                        new AdamSpec(0.001, 0.9, 0.999, 1e-8, 0.0),
                        new ConstantRate(),
                        0.0,
                        0.0,
                        List.of(),
                        false,
                        1,
                        25,
                        0,
                        0,
                        new CheckpointSpec(10.0, 3),
                        0))
                .isEqualTo(TrainSpec.DEFAULT);
    }

    @Test
    void whatIsChosenByNameMayBeANameAlone() {
        TrainSpec bare = read("{name: bare, train: {loss: smooth-l1, optimizer: adamw, schedule: step}}")
                .train();
        assertThat(bare.loss()).isEqualTo(new SmoothL1(1.0));
        assertThat(bare.optimizer()).isEqualTo(new AdamWSpec(0.001, 0.9, 0.999, 1e-8, 0.01, AdamWSpec.Decayed.ALL));
        assertThat(bare.schedule()).isEqualTo(new StepwiseRate(10, 0.1));
        TrainSpec keys = read("{name: keys, train: {optimizer: {name: sgd, momentum: 0.9, nesterov: true},"
                        + " loss: {name: smooth-l1, beta: 0.5}}}")
                .train();
        assertThat(keys.optimizer()).isEqualTo(new SgdSpec(0.01, 0.9, true, 0.0));
        assertThat(keys.loss()).isEqualTo(new SmoothL1(0.5));
    }

    @Test
    void adaptiveWingIsForHeatmapsOfPeakOne() {
        String maps = "{name: maps, data: {target: {kind: heatmap%s}}, train: {loss: adaptive-wing}}";
        assertThat(read(maps.formatted("")).train().loss()).isEqualTo(new AdaptiveWing(14.0, 0.5, 1.0, 2.1, 0.0));
        for (String misfit : List.of(
                maps.formatted(", peak: density"),
                "{name: numbers, train: {loss: adaptive-wing}}",
                "{name: shapes, data: {target: {kind: shape}}, train: {loss: adaptive-wing}}")) {
            assertThatThrownBy(() -> read(misfit))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("test.yaml: train.loss adaptive-wing is for heatmaps of peak one")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void schedulesCountBatches() {
        TrainSpec cosine = read("{name: c, train: {schedule: {name: cosine, warmUp: 2}, batch: 4, epochs: 10}}")
                .train();
        assertThat(cosine.batchesOf(10)).isEqualTo(3);
        IUpdater updater = cosine.updater(10);
        assertThat(updater.getLearningRate(0, 0)).isEqualTo(0.001 / 6);
        assertThat(updater.getLearningRate(5, 0)).isEqualTo(0.001);
        assertThat(updater.getLearningRate(18, 0)).isCloseTo(0.0005, within(1e-12));
        assertThat(updater.getLearningRate(30, 0)).isZero();
        assertThat(cosine.withEpochs(20).updater(10).getLearningRate(30, 0)).isPositive();
        IUpdater steps = read("{name: s, train: {schedule: {name: step, every: 2, factor: 0.5}, batch: 4, samples: 8}}")
                .train()
                .updater(100);
        assertThat(steps.getLearningRate(3, 0)).isEqualTo(0.001);
        assertThat(steps.getLearningRate(4, 0)).isEqualTo(0.0005);
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
                    train.epoch=3              | train.epoch: unknown key (accepted: loss, optimizer, schedule, clip, average, frozen, pretrained, batch, epochs, patience, samples, checkpoint, threads)
                    train.epochs=many          | train.epochs: expected a whole number, came 'many'
                    train.epochs=2.5           | train.epochs: expected a whole number, came '2.5'
                    train.epochs=0             | train: epochs must be between 1 and 1000000, came 0
                    train.batch=0              | train: batch must be between 1 and 65536, came 0
                    train.threads=-1           | train: threads must be 0 (one per core) or more, came -1
                    train.loss=l7              | train.loss: unknown 'l7' (accepted: adaptive-wing, l1, mse, smooth-l1, wing)
                    train.loss=[mse]           | train.loss: expected keys and values, came the list
                    train.loss={name: wing, width: 0} | train.loss: width and epsilon must be above 0 and at most 1000000, came 0.0
                    train.loss={name: wing, with: 1} | train.loss.with: unknown key (accepted: width, epsilon)
                    train.loss={name: mse, width: 1} | train.loss.width: unknown key
                    train.optimizer={name: x}  | train.optimizer: unknown 'x' (accepted: adam, adamw, sgd)
                    train.optimizer=rmsprop    | train.optimizer: unknown 'rmsprop' (accepted: adam, adamw, sgd)
                    train.optimizer={name: adamw, decay: some} | train.optimizer.decay: expected all or weights, came 'some'
                    train.optimizer={name: sgd, nesterov: true} | train.optimizer: nesterov needs a momentum above 0
                    train.optimizer={name: sgd, momentum: 1} | train.optimizer: momentum must be in [0, 1), came 1.0
                    train.optimizer.weightDecay=-1 | train.optimizer: weightDecay must be from 0 to 10, came -1.0
                    train.schedule=exponential | train.schedule: unknown 'exponential' (accepted: constant, cosine, step)
                    train.schedule={name: step, every: 0} | train.schedule: every must be a number of epochs from 1 on, came 0
                    train.schedule={name: step, factor: 2} | train.schedule: factor must be above 0 and at most 1, came 2.0
                    train.schedule={name: cosine, warmUp: -1} | train.schedule: warmUp must be a number of epochs from 0 on, came -1.0
                    train.schedule={name: cosine, end: 2} | train.schedule: end must be from 0 to 1, came 2.0
                    train.clip=-1              | train: clip must be 0 (any norm) or up to 1000000000, came -1.0
                    train.checkpoint.minutes=-1 | train.checkpoint: minutes must be 0 (none within an epoch) or more, came -1.0
                    train.checkpoint.keep=0    | train.checkpoint: keep must be between 1 and 1000, came 0
                    train.average=1            | train: average must be 0 (none) or below 1, came 1.0
                    train.patience=-1          | train: patience must be 0 (any) or more epochs, came -1
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
