package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.models.NativeThreads;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.ResNet18;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

/** The same steps lead to the same bits, with one thread and with two, whichever thread takes them, also side by side. */
class DeterminismTest {
    private static final Executor IN_NEW_THREADS = work -> new Thread(work).start();

    private record Trained(String name, Supplier<ComputationGraph> made, MultiDataSet data) {
        /** Parameters and the updater's state after ten steps. */
        List<float[]> steps() {
            ComputationGraph network = FastPath.enable(made.get());
            for (int step = 0; step < 10; step++) {
                network.fit(data);
            }
            return List.of(
                    network.params().toFloatVector(),
                    network.updaterState().ravel().toFloatVector());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> networks() {
        InputSpec input = new InputSpec(48, 40, Colour.RGB, null);
        NetworkSetting setting = Nets.setting(input, 5, 3);
        Trained residual = new Trained(
                "ResNet18", () -> Nets.built(new ResNet18(6, null, null), setting), Nets.batch(input, 5, 4, 11));
        return Stream.of(of(SmallNetworks.classic()), of(SmallNetworks.pictures()), residual)
                .flatMap(
                        network -> Stream.of(1, Math.min(2, Runtime.getRuntime().availableProcessors()))
                                .distinct()
                                .map(threads -> Arguments.of(network, threads)));
    }

    private static Trained of(LayerCase layers) {
        return new Trained(layers.name(), () -> layers.stock(new Adam(1e-3)), layers.data());
    }

    @AfterEach
    void allCoresAgain() {
        NativeThreads.set(0);
    }

    @ParameterizedTest(name = "{0} with {1} threads")
    @MethodSource("networks")
    void tenStepsLeadToTheSameBits(Trained network, int threads) {
        NativeThreads.set(threads);
        List<float[]> once = network.steps();

        assertSame(network.steps(), once);
        List<CompletableFuture<List<float[]>>> others = Stream.generate(
                        () -> CompletableFuture.supplyAsync(network::steps, IN_NEW_THREADS))
                .limit(2 / threads) // more threads than cores wait for each other most of the time
                .toList();
        others.forEach(other -> assertSame(other.join(), once));
        assertThat(once.get(0)).isNotEqualTo(network.made().get().params().toFloatVector());
    }

    private static void assertSame(List<float[]> actual, List<float[]> expected) {
        assertThat(actual.get(0)).as("parameters").isEqualTo(expected.get(0));
        assertThat(actual.get(1)).as("updater").isEqualTo(expected.get(1));
    }
}
