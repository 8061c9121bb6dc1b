package org.landmark.models.vertex;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link FixedVertex} in a network. */
@SuppressWarnings("overrides") // Deeplearning4j's own setInputs, as an array here and as "..." there
final class ComputingVertex extends BaseGraphVertex {
    private static final long serialVersionUID = 1L;

    private final Computation computation;

    ComputingVertex(ComputationGraph graph, String name, int index, DataType type, Computation computation) {
        super(graph, name, index, null, null, type);
        this.computation = computation;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        return workspaces.dup(ArrayType.ACTIVATIONS, computation.forward(inputs), 'c');
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray[] gradients = computation.backward(inputs, epsilon);
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = workspaces.dup(ArrayType.ACTIVATION_GRAD, gradients[i], 'c');
        }
        return new Pair<>(null, gradients);
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        if (view != null) {
            throw new IllegalArgumentException(vertexName + " has no parameters");
        }
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int batch) {
        return masks == null || masks.length == 0 ? null : new Pair<>(masks[0], state);
    }

    @Override
    public String toString() {
        return vertexName + " (" + computation.getClass().getSimpleName() + ")";
    }
}
