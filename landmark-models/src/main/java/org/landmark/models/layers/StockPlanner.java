package org.landmark.models.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Any other vertex: Deeplearning4j computes it, between arrays of the plan in plain layout. */
final class StockPlanner implements VertexPlanner {
    private final StockScope scope;

    StockPlanner(StockScope scope) {
        this.scope = scope;
    }

    @Override
    public boolean accepts(Node node) {
        return true;
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        boolean training = plan.isTraining() && !node.frozen();
        List<Memory> sources = new ArrayList<>();
        for (Value input : node.inputs()) {
            sources.add(training ? plan.as(input.memory(), Layout.plain(input.shape())) : copy(plan, input));
        }
        Memory result = plan.take(Layout.plain(node.output().shape()));
        GraphVertex vertex = node.vertex();
        plan.run("forward by Deeplearning4j", () -> {
            setInputs(vertex, sources);
            write(vertex.doForward(training, scope.manager()), result);
        });
        node.output().memory(result);
        if (!training) {
            sources.forEach(plan::release);
            return null;
        }
        return gradient -> {
            Memory read = plan.convert(gradient, Layout.plain(node.output().shape()));
            Memory own = plan.over(read);
            if (own != read) {
                plan.move(read, own); // Deeplearning4j's layers may write into what they are given
            }
            plan.release(read);
            List<Memory> written = planned(plan, node);
            plan.run("backward by Deeplearning4j", () -> {
                vertex.setEpsilon(own.array());
                take(vertex.doBackward(false, scope.manager()).getSecond(), written);
            });
            plan.release(own);
            sources.forEach(plan::release);
            contribute(plan, node, written);
        };
    }

    /** A vertex with a loss: no gradient comes back to it, it begins the way back. */
    Backward loss(PlanBuilder plan, Node node, int output) {
        List<Memory> sources = new ArrayList<>();
        for (Value input : node.inputs()) {
            sources.add(plan.as(input.memory(), Layout.plain(input.shape())));
        }
        GraphVertex vertex = node.vertex();
        IOutputLayer layer = (IOutputLayer) vertex.getLayer();
        return nothing -> {
            List<Memory> written = planned(plan, node);
            plan.run("loss by Deeplearning4j", () -> {
                setInputs(vertex, sources);
                layer.setLabels(scope.labels(output));
                layer.setMaskArray(scope.labelMask(output));
                take(vertex.doBackward(false, scope.manager()).getSecond(), written);
                scope.addLoss(output, layer.computeScore(0, true, scope.manager()));
            });
            sources.forEach(plan::release);
            contribute(plan, node, written);
        };
    }

    /** Numbers that nobody else reads: outside of training, Deeplearning4j's activations overwrite what they are given. */
    private static Memory copy(PlanBuilder plan, Value input) {
        Memory copy = plan.take(Layout.plain(input.shape()));
        plan.move(input.memory(), copy);
        return copy;
    }

    private void setInputs(GraphVertex vertex, List<Memory> sources) {
        for (int i = 0; i < sources.size(); i++) {
            vertex.setInput(i, sources.get(i).array(), scope.manager());
        }
    }

    /** An array for each input's gradient, or null where it has none. */
    private static List<Memory> planned(PlanBuilder plan, Node node) {
        List<Memory> written = new ArrayList<>();
        for (Value input : node.inputs()) {
            written.add(input.needsGradient() ? plan.take(Layout.plain(input.shape())) : null);
        }
        return written;
    }

    private static void take(INDArray[] gradients, List<Memory> written) {
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i) != null) {
                if (gradients[i] == null) {
                    written.get(i).array().assign(0);
                } else {
                    write(gradients[i], written.get(i));
                }
            }
        }
    }

    /** Copies within the bounds: ND4J's own copying doesn't look at them. */
    private static void write(INDArray from, Memory to) {
        if (!to.array().equalShapes(from)) {
            throw new IllegalStateException("planned was an array like "
                    + Arrays.toString(to.array().shape()) + ", came " + Arrays.toString(from.shape()));
        }
        to.array().assign(from);
    }

    private static void contribute(PlanBuilder plan, Node node, List<Memory> written) {
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i) != null) {
                plan.contribute(node.inputs().get(i), written.get(i));
            }
        }
    }
}
