package org.landmark.models.layers;

import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the parts of a pass that Deeplearning4j computes share: a workspace, the labels of the moment, and the losses so far. */
final class StockScope {
    private static final WorkspaceConfiguration WORKSPACE = WorkspaceConfiguration.builder()
            .initialSize(0)
            .overallocationLimit(0.05)
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .policyAllocation(AllocationPolicy.OVERALLOCATE)
            .policySpill(SpillPolicy.REALLOCATE)
            .policyReset(ResetPolicy.BLOCK_LEFT)
            .build();

    /**
     * What a step came to, without regularisation.
     *
     * @param main at the first output
     * @param all of all outputs together
     */
    record Losses(double main, double all) {}

    private final LayerWorkspaceMgr manager = LayerWorkspaceMgr.builder()
            .defaultWorkspace("LANDMARK_PASS", WORKSPACE)
            .build();
    private INDArray[] labels;
    private INDArray[] labelMasks;
    private Consumer<Map<String, INDArray>> observer;
    private double mainLoss;
    private double otherLosses;

    LayerWorkspaceMgr manager() {
        return manager;
    }

    /** Opens the workspace for a pass; what Deeplearning4j makes until it is closed lies there. */
    MemoryWorkspace open() {
        return manager.notifyScopeEntered(ArrayType.ACTIVATIONS);
    }

    /**
     * Begins a training step.
     *
     * @param newObserver is shown the activations, where the plan was made for that
     */
    void begin(INDArray[] newLabels, INDArray[] newLabelMasks, Consumer<Map<String, INDArray>> newObserver) {
        labels = newLabels;
        labelMasks = newLabelMasks;
        observer = newObserver;
        mainLoss = 0;
        otherLosses = 0;
    }

    /** Shows activations, outside the workspace, so that what observers make of them lasts. */
    void observe(Map<String, INDArray> activations) {
        MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        try {
            observer.accept(activations);
        } finally {
            outside.close();
        }
    }

    INDArray labels(int output) {
        return labels[output];
    }

    INDArray labelMask(int output) {
        return labelMasks == null ? null : labelMasks[output];
    }

    /** Takes the loss at one of the network's outputs, of which the first is the main one. */
    void addLoss(int output, double loss) {
        if (output == 0) {
            mainLoss += loss;
        } else {
            otherLosses += loss;
        }
    }

    Losses losses() {
        return new Losses(mainLoss, mainLoss + otherLosses);
    }
}
