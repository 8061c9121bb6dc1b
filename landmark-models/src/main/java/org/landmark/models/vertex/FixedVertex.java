package org.landmark.models.vertex;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The configuration of a vertex without parameters; it never changes, so that copies are itself. */
abstract class FixedVertex extends GraphVertex {
    private static final long serialVersionUID = 1L;

    /** What it computes. */
    abstract Computation computation();

    abstract int inputs();

    /** The type of the result for inputs of these types, as many as there have to be. */
    abstract InputType outputType(InputType... inputs);

    @Override
    public final org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType networkType) {
        return new ComputingVertex(graph, name, index, networkType, computation());
    }

    @Override
    public final InputType getOutputType(int layerIndex, InputType... types) throws InvalidInputTypeException {
        if (types.length != inputs()) {
            throw new InvalidInputTypeException(
                    getClass().getSimpleName() + ": expected " + inputs() + " inputs, came " + types.length);
        }
        return outputType(types);
    }

    static InputType.InputTypeConvolutional maps(InputType type) {
        if (type instanceof InputType.InputTypeConvolutional maps) {
            return maps;
        }
        throw new InvalidInputTypeException("expected maps, came " + type);
    }

    @Override
    public final MemoryReport getMemoryReport(InputType... types) {
        InputType result = getOutputType(0, types);
        return new LayerMemoryReport.Builder(null, getClass(), types[0], result)
                .standardMemory(0, 0)
                .workingMemory(0, result.arrayElementsPerExample(), 0, result.arrayElementsPerExample())
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public final long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public final int minVertexInputs() {
        return inputs();
    }

    @Override
    public final int maxVertexInputs() {
        return inputs();
    }

    @Override
    public final GraphVertex clone() {
        return this;
    }
}
