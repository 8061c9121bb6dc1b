package org.landmark.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.models.network.Nets;
import org.landmark.models.updater.TorchAdam;
import org.landmark.models.updater.TorchSgd;
import org.landmark.models.updater.WarmCosine;
import org.landmark.models.updater.WeightDecay;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

class PlainConfigurationTest {
    private static final IUpdater OURS =
            new TorchAdam(0.002, new WarmCosine(0.002, 1, 9, 0), new WeightDecay(0.1, true, false), 1, 0.8, 0.9, 1e-6);

    @TempDir
    Path folder;

    private static ComputationGraph network(IUpdater updater) {
        return Nets.built(Nets.TINY, Nets.setting(Nets.input(11, 12), 1, 7, updater));
    }

    static Stream<Arguments> updaters() {
        return Stream.of(
                Arguments.of(OURS, new Adam(0.002, 0.8, 0.9, 1e-6)),
                Arguments.of(new TorchSgd(0.1, null, WeightDecay.coupled(0), 0, 0, false), new Sgd(0.1)),
                Arguments.of(new TorchSgd(0.1, null, WeightDecay.coupled(0), 0, 0.9, true), new Nesterovs(0.1, 0.9)),
                Arguments.of(new Adam(0.5), new Adam(0.5)));
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void ourUpdatersBecomeTheNearestStockOnes(IUpdater ours, IUpdater stock) {
        ComputationGraphConfiguration configuration = network(ours).getConfiguration();
        configuration.setIterationCount(5);
        configuration.setEpochCount(2);
        ComputationGraphConfiguration plain = PlainConfiguration.of(configuration);
        assertThat(updater(plain)).isEqualTo(stock);
        assertThat(updater(configuration)).as("left as it was").isEqualTo(ours);
        assertThat(plain.getIterationCount()).isEqualTo(5);
        assertThat(plain.getEpochCount()).isEqualTo(2);
    }

    @Test
    void aModelNamesNoClassOfOursAndACheckpointKeepsThem() throws Exception {
        Path model = folder.resolve("model.zip");
        Path checkpoint = folder.resolve("checkpoint.zip");
        new ModelBundle(network(OURS), Cards.tiny()).write(model);
        new Checkpoint<>(network(OURS), Cards.tiny(), new CheckpointTest.State(1, 1)).write(checkpoint);
        assertThat(configuration(model)).doesNotContain("org.landmark");
        assertThat(configuration(checkpoint)).contains("org.landmark.models.updater.TorchAdam");
        ComputationGraph read =
                Checkpoint.read(checkpoint, CheckpointTest.State.class).network();
        assertThat(updater(read.getConfiguration())).isEqualTo(OURS);
    }

    private static String configuration(Path zip) throws Exception {
        return new String(Zips.entries(zip).get("configuration.json"), StandardCharsets.UTF_8);
    }

    private static IUpdater updater(ComputationGraphConfiguration configuration) {
        return ((BaseLayer) ((LayerVertex) configuration.getVertices().get("conv1"))
                        .getLayerConf()
                        .getLayer())
                .getIUpdater();
    }
}
