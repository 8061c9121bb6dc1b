package org.landmark.eval.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.listeners.CollectScoresIterationListener;
import org.junit.jupiter.api.Test;
import org.landmark.data.Seed;
import org.landmark.models.layers.StepTime;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

class StepProfilerTest {
    private static ComputationGraph network(EnginePath path) {
        ComputationGraph network = new ComputationGraph(BenchmarkNetwork.NOSE_CNN.configure(224, new Seed(1)));
        network.init();
        return path.prepare(network);
    }

    private static MultiDataSet batch() {
        Nd4j.getRandom().setSeed(3);
        return new MultiDataSet(Nd4j.rand(DataType.FLOAT, 4, 1, 60, 80), Nd4j.rand(DataType.FLOAT, 4, 2));
    }

    private static void train(ComputationGraph network, StepProfiler profiler, int steps) {
        MultiDataSet batch = batch();
        for (int i = 0; i < steps; i++) {
            profiler.waiting();
            profiler.fitting();
            network.fit(batch);
            profiler.fitted();
        }
        profiler.waiting();
    }

    @Test
    void partsOfAStepAddUpToIt() {
        ComputationGraph network = network(EnginePath.FAST);
        CollectScoresIterationListener other = new CollectScoresIterationListener();
        network.setListeners(other);
        StepProfiler profiler = new StepProfiler(network, 2);
        train(network, profiler, 7);
        profiler.waiting();
        profiler.end();

        assertThat(profiler.steps()).as("a wait without a batch is no step").isEqualTo(5);
        Profile profile = profiler.profile();
        assertThat(profile.around()).containsOnlyKeys("waiting for data", "updater", "the rest of fitting");
        assertThat(profile.around().values())
                .allSatisfy(seconds -> assertThat(seconds).isPositive());
        double passes = profile.times().stream().mapToDouble(StepTime::seconds).sum();
        double around = profile.around().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(passes).isPositive();
        assertThat(passes + around).isCloseTo(profile.seconds(), within(0.2 * profile.seconds()));
        assertThat(profile.times())
                .allSatisfy(time -> assertThat(time.runs() % 5).isZero());
        assertThat(profile.times())
                .filteredOn(StepTime::backward)
                .extracting(StepTime::vertex)
                .contains("output");
        assertThat(profile.times()).filteredOn(time -> !time.backward()).isNotEmpty();
        assertThat(profile.times())
                .filteredOn(time -> time.step().startsWith("backward"))
                .allMatch(StepTime::backward);
        assertThat(network.getListeners()).containsExactly(other);
    }

    @Test
    void theNumbersThatAreTrainedStayTheSame() {
        ComputationGraph with = network(EnginePath.FAST);
        ComputationGraph without = network(EnginePath.FAST);
        train(with, new StepProfiler(with, 1), 4);
        train(without, new StepProfiler(without, 99), 4);
        assertThat(with.params().toFloatVector()).isEqualTo(without.params().toFloatVector());
    }

    @Test
    void whatDeeplearning4jComputesAloneHasNoLayers() {
        ComputationGraph network = network(EnginePath.STOCK);
        StepProfiler profiler = new StepProfiler(network, 0);
        train(network, profiler, 2);
        assertThat(profiler.profile().times()).isEmpty();
        assertThat(profiler.profile().around().get("forward and backward by Deeplearning4j"))
                .isPositive();
    }
}
