package org.landmark.models.onnx;

/** How one kind of layer or vertex is written in operators of ONNX. */
@FunctionalInterface
interface Mapping {
    /**
     * Adds a stage's nodes.
     *
     * @return name of the result
     * @throws org.landmark.data.InputException if the stage has settings that networks of ours never have
     */
    String write(OnnxGraph graph, Stage stage);
}
