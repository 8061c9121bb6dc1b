package org.landmark.models.layers;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.OneDnn;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A whole pass through a network, for inputs of one shape: what {@link GraphPlanner} made, ready to run again and again. */
final class Plan implements AutoCloseable {
    static Map<String, Double> PROFILE;
    private final PlanBuilder builder;
    private final Runnable[] steps;
    private final List<Value> inputs;
    private final List<Memory> outputs;
    private final StockScope scope;

    /**
     * @param inputs of the network, whose memory is moved to each run's arrays
     * @param outputs what is copied out at the end, moved likewise; empty in training
     */
    Plan(PlanBuilder builder, List<Value> inputs, List<Memory> outputs, StockScope scope) {
        this.builder = builder;
        this.inputs = inputs;
        this.outputs = outputs;
        this.scope = scope;
        steps = builder.steps().toArray(Runnable[]::new);
        builder.arena().commit();
    }

    /** Runs it and returns the score of the labels, without regularisation. */
    double train(
            INDArray[] features, INDArray[] labels, INDArray[] labelMasks, Consumer<Map<String, INDArray>> observer) {
        scope.begin(labels, labelMasks, observer);
        run(features);
        return scope.score();
    }

    /** Runs it and writes its outputs into the given arrays. */
    void infer(INDArray[] features, INDArray[] results) {
        for (int i = 0; i < results.length; i++) {
            outputs.get(i).at(results[i]);
        }
        run(features);
    }

    /** Shapes of the outputs. */
    List<long[]> outputShapes() {
        return outputs.stream().map(memory -> memory.layout().dimensions()).toList();
    }

    private void run(INDArray[] features) {
        OneDnn.enter();
        for (int i = 0; i < features.length; i++) {
            inputs.get(i).memory().at(features[i]);
        }
        MemoryWorkspace workspace = scope.open();
        try {
            if (PROFILE != null) {
                for (int i = 0; i < steps.length; i++) {
                    long t = System.nanoTime();
                    steps[i].run();
                    String k = steps[i].toString();
                    if (k.contains("$$Lambda")) k = builder.parts().get(i) + " lambda";
                    PROFILE.merge(k, (System.nanoTime() - t) / 1e9, Double::sum);
                }
                return;
            }
            for (Runnable step : steps) {
                step.run();
            }
        } finally {
            workspace.close();
        }
    }

    @Override
    public void close() {
        builder.close();
    }
}
