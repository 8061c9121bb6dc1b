package org.landmark.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.target.TargetCodec;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.TrainableParameters;
import org.nd4j.linalg.learning.config.NoOp;

/** The files of {@code conf/}. */
class ShippedExperimentsTest {
    private static final Path CONF = Path.of("..", "conf");

    static List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.list(CONF)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void eachIsReadAndBuildsAndHasItsGoal(Path file) throws IOException {
        ExperimentConfig config = read(file);
        assertThat(file.getFileName()).hasToString(config.name() + ".yaml");
        config.network()
                .configure(new NetworkSetting(
                        config.data().input(),
                        codec(config.data()),
                        config.train().loss(),
                        config.train().updater(100),
                        new Seed(config.seed()),
                        shapes(config.data().points().size())));
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<id>" + config.name() + "</id>", "--conf conf/" + config.name() + ".yaml ");
    }

    /** Counts of the write-ups; that of the last is "around 9.4 million". */
    @ParameterizedTest
    @CsvSource({
        "nose-net, 36638",
        "face-net, 1734308",
        "ibug-resnet18-adamw, 11240008",
        "ibug-unet, 7869632",
        "youtube-cnn, 9382044"
    })
    void hasTheParametersOfItsSource(String name, long parameters) {
        ExperimentConfig config = read(CONF.resolve(name + ".yaml"));
        ComputationGraph network = config.network()
                .create(new NetworkSetting(
                        config.data().input(), codec(config.data()), Loss.MSE, new NoOp(), new Seed(1)));

        assertThat(TrainableParameters.count(network)).isEqualTo(parameters);
    }

    @Test
    void theNoseIsTheWriteUps() {
        ExperimentConfig nose = read(CONF.resolve("nose.yaml"));
        assertThat(nose.data().points()).containsExactly(52);
        assertThat(nose.data().split().validationCount(240)).isEqualTo(48);
        assertThat(nose.network()).isEqualTo(SmallCnn.DEFAULT);
        assertThat(nose.train().epochs()).isEqualTo(25);
        assertThat(nose.train().batch()).isEqualTo(1);
    }

    /** Fitted, where it has to be. */
    private static TargetCodec codec(DataSpec data) {
        int points = data.points().size();
        return data.target().codec(points, data.target().fit(shapes(points)));
    }

    /** Faces whose points all go their own ways. */
    private static List<Landmarks> shapes(int points) {
        return new Random(1)
                .ints(4L * points)
                .mapToObj(seed ->
                        Landmarks.of(new Random(seed).doubles(2L * points).toArray()))
                .toList();
    }

    private static ExperimentConfig read(Path file) {
        return ConfigReader.yaml(file, List.of(), ExperimentConfig.class);
    }
}
