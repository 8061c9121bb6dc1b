package org.landmark.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Seed;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.dataset.FaceSplit;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.SplitSpec;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.TargetFit;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.WeightInitialisation;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.config.TrainSpec;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;

class TrainerTest {
    private static final TargetCodec CODEC = DataSpec.DEFAULT.target().codec(1, TargetFit.NONE);

    /** A network that draws random numbers while it is fitted. */
    private record Dropping() implements NetworkSpec {
        @Override
        public ComputationGraphConfiguration configure(NetworkSetting setting) {
            return setting.graph(WeightInitialisation.HE)
                    .addLayer(
                            "fc1",
                            new DenseLayer.Builder()
                                    .nOut(8)
                                    .activation(Activation.RELU)
                                    .dropOut(0.5)
                                    .build(),
                            NetworkSetting.INPUT)
                    .addLayer(
                            NetworkSetting.OUTPUT,
                            new OutputLayer.Builder(setting.loss().function(2, 1))
                                    .nOut(setting.target().length())
                                    .activation(Activation.IDENTITY)
                                    .build(),
                            "fc1")
                    .setInputTypes(InputType.convolutional(
                            setting.input().height(),
                            setting.input().width(),
                            setting.input().channels()))
                    .build();
        }
    }

    @Test
    void whatAnEpochDrawsDependsOnItsNumberAloneAndAListenerEndsATraining(@TempDir Path faces) throws IOException {
        SyntheticFaces.writeImm(faces, 2, 1);
        ExperimentConfig config = new ExperimentConfig(
                "dropping",
                3L,
                new DataSpec(
                        null,
                        null,
                        LandmarkScheme.NOSE,
                        null,
                        SplitSpec.last(2.0),
                        null,
                        new InputSpec(16, 12, null, null),
                        null,
                        null,
                        null),
                new Dropping(),
                ConfigReader.yaml("{batch: 4, epochs: 4, threads: 1}", "train", List.of(), TrainSpec.class));
        FaceDataset dataset = FaceLoader.load(
                DataLocation.find(
                        DatasetKind.IMM, Optional.of(faces), Optional.empty(), Map.of(), FaceLoader.Progress.NONE),
                config.data(),
                FaceLoader.Progress.NONE);
        FaceSplit split = dataset.split(config.data().split());

        List<Double> whole =
                losses(new Trainer(config, CODEC, split, List.of()).train(network(config), TrainingState.START));

        ComputationGraph network = network(config);
        TrainingState half =
                new Trainer(config.withEpochs(2), CODEC, split, List.of()).train(network, TrainingState.START);
        Nd4j.getRandom().setSeed(99);
        Nd4j.rand(7);
        List<Double> interrupted = losses(new Trainer(config, CODEC, split, List.of()).train(network, half));

        assertThat(interrupted).hasSize(4).isEqualTo(whole);
        assertThat(whole).doesNotHaveDuplicates();

        List<Integer> told = new ArrayList<>();
        TrainingListener impatient = new TrainingListener() {
            @Override
            public void epochDone(EpochResult result) {
                told.add(result.metrics().epoch());
            }

            @Override
            public boolean goesOn(EpochResult result) {
                return result.metrics().epoch() < 3;
            }
        };
        TrainingState ended =
                new Trainer(config, CODEC, split, List.of(impatient)).train(network(config), TrainingState.START);
        assertThat(losses(ended)).isEqualTo(whole.subList(0, 3));
        assertThat(told).containsExactly(1, 2, 3);

        List<Integer> asked = new ArrayList<>();
        TrainingListener patient = new TrainingListener() {
            @Override
            public boolean goesOn(EpochResult result) {
                return asked.add(result.metrics().epoch());
            }
        };
        new Trainer(config, CODEC, split, List.of(patient)).train(network(config), TrainingState.START);
        assertThat(asked).as("not after the last of four").containsExactly(1, 2, 3);
    }

    private static ComputationGraph network(ExperimentConfig config) {
        return config.network()
                .create(new NetworkSetting(
                        config.data().input(),
                        CODEC,
                        config.train().loss(),
                        config.train().updater(6),
                        new Seed(config.seed())));
    }

    private static List<Double> losses(TrainingState state) {
        return state.history().stream().map(EpochMetrics::trainLoss).toList();
    }
}
