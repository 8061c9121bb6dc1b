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
    private final PlanBuilder builder;
    private final PlannedStep[] preparations;
    private final PlannedStep[] steps;
    private final List<Value> inputs;
    private final List<Memory> outputs;
    private final StockScope scope;
    private boolean prepared;

    /**
     * @param inputs of the network, whose memory is moved to each run's arrays
     * @param outputs what is copied out at the end, moved likewise; empty in training
     */
    Plan(PlanBuilder builder, List<Value> inputs, List<Memory> outputs, StockScope scope) {
        this.builder = builder;
        this.inputs = inputs;
        this.outputs = outputs;
        this.scope = scope;
        preparations = builder.preparations().toArray(PlannedStep[]::new);
        steps = builder.steps().toArray(PlannedStep[]::new);
        builder.arena().commit();
    }

    /** Runs it and returns what it came to by the labels. */
    StockScope.Losses train(
            INDArray[] features,
            INDArray[] labels,
            INDArray[] labelMasks,
            Consumer<Map<String, INDArray>> observer,
            StepClock clock) {
        scope.begin(labels, labelMasks, observer);
        run(features, false, clock);
        return scope.losses();
    }

    /**
     * Runs it and writes its outputs into the given arrays.
     *
     * @param sameParameters whether they are those of the last run
     */
    void infer(INDArray[] features, INDArray[] results, boolean sameParameters, StepClock clock) {
        for (int i = 0; i < results.length; i++) {
            outputs.get(i).at(results[i]);
        }
        run(features, sameParameters, clock);
    }

    /** Shapes of the outputs. */
    List<long[]> outputShapes() {
        return outputs.stream().map(memory -> memory.layout().dimensions()).toList();
    }

    private void run(INDArray[] features, boolean sameParameters, StepClock clock) {
        OneDnn.enter();
        for (int i = 0; i < features.length; i++) {
            inputs.get(i).memory().at(features[i]);
        }
        MemoryWorkspace workspace = scope.open();
        try {
            if (!prepared || !sameParameters) {
                run(preparations, clock);
                prepared = true;
            }
            run(steps, clock);
        } finally {
            workspace.close();
        }
    }

    private static void run(PlannedStep[] steps, StepClock clock) {
        for (PlannedStep step : steps) {
            if (clock == null) {
                step.action().run();
            } else {
                clock.run(step);
            }
        }
    }

    @Override
    public void close() {
        builder.close();
    }
}
