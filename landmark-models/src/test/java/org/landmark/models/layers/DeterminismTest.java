package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

/** The same steps lead to the same bits, with all threads. */
class DeterminismTest {
    static Stream<LayerCase> networks() {
        return Stream.of(SmallNetworks.classic(), SmallNetworks.pictures());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void tenStepsLeadToTheSameBits(LayerCase layers) {
        MultiDataSet data = layers.data();
        ComputationGraph once = FastPath.enable(layers.stock(new Adam(1e-3)));
        ComputationGraph again = FastPath.enable(layers.stock(new Adam(1e-3)));
        for (int step = 0; step < 10; step++) {
            once.fit(data);
        }
        for (int step = 0; step < 10; step++) {
            again.fit(data);
        }

        assertThat(again.params().toFloatVector())
                .isEqualTo(once.params().toFloatVector())
                .isNotEqualTo(layers.stock(new Adam(1e-3)).params().toFloatVector());
        assertThat(again.updaterState().ravel().toFloatVector())
                .isEqualTo(once.updaterState().ravel().toFloatVector());
    }
}
