package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.NoOp;

class TrainableParametersTest {
    @Test
    void areAllWithoutNormalisation() {
        ComputationGraph network = Nets.tiny(1);

        assertThat(TrainableParameters.count(network)).isEqualTo(network.numParams());
    }

    @Test
    void areWithoutRunningMeansAndVariances() {
        UNet spec = new UNet(List.of(2, 3), null);
        ComputationGraph network = Nets.built(spec, Nets.mapsSetting(Nets.input(8, 8), 5, 1, new NoOp()));

        long down = 9 * (2 + 2 * 2) + 2 * 4;
        long bottom = 9 * (2 * 3 + 3 * 3) + 2 * 6;
        long up = 3 * 2 * 4 + 2 + 9 * (4 * 2 + 2 * 2) + 2 * 4;
        long head = 49 * 2 * 5;
        assertThat(TrainableParameters.count(network)).isEqualTo(down + bottom + up + head);
        assertThat(network.numParams()).isEqualTo(down + bottom + up + head + 2 * (4 + 6 + 4));
    }

    @Test
    void areWithoutFrozenLayers() {
        ComputationGraph network = Nets.tiny(1);
        long all = TrainableParameters.count(network);
        long frozen = network.getLayer("conv1").numParams();

        network.getVertex("conv1").setLayerAsFrozen();

        assertThat(frozen).isPositive();
        assertThat(TrainableParameters.count(network)).isEqualTo(all - frozen);
    }
}
