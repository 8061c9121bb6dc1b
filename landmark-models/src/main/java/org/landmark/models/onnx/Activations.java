package org.landmark.models.onnx;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/** What layers apply to their own result. */
final class Activations {
    private Activations() {}

    /**
     * Adds a layer's node and its activation's.
     *
     * @param layer adds the node with a result of the name it is given
     * @return name of the stage's result
     */
    static String write(OnnxGraph graph, Stage stage, IActivation activation, UnaryOperator<String> layer) {
        if (activation.getClass() == ActivationIdentity.class) {
            return layer.apply(stage.name());
        }
        requireRelu(stage, activation);
        return graph.add(Operator.RELU, stage.name(), List.of(layer.apply(stage.part("linear"))));
    }

    /** Adds an activation alone. */
    static String write(OnnxGraph graph, Stage stage, IActivation activation) {
        if (activation.getClass() == ActivationIdentity.class) {
            return stage.input();
        }
        requireRelu(stage, activation);
        return graph.add(Operator.RELU, stage.name(), stage.inputs());
    }

    private static void requireRelu(Stage stage, IActivation activation) {
        stage.require(
                activation.getClass() == ActivationReLU.class,
                "the activation identity or relu, came " + activation.getClass().getSimpleName());
    }
}
