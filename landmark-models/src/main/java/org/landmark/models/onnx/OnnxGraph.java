package org.landmark.models.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/** A graph of ONNX that nodes are added to, each after those it reads. */
final class OnnxGraph {
    /** What the batch is called in shapes: any number of faces. */
    static final String BATCH = "N";

    private final GraphProto.Builder graph;

    OnnxGraph(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    GraphProto build() {
        return graph.build();
    }

    /** What goes in, {@code [N, ...]} in 32-bit floats. */
    void input(String name, long[] faceShape) {
        graph.addInput(floats(name, faceShape));
    }

    /** What comes out, {@code [N, ...]} in 32-bit floats. */
    void output(String name, long[] faceShape) {
        graph.addOutput(floats(name, faceShape));
    }

    /** Adds a node with one result, and returns the result's name, which is also the node's. */
    String add(Operator operator, String result, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator.type())
                .setName(result)
                .addAllInput(inputs)
                .addOutput(result)
                .addAllAttribute(Arrays.asList(attributes)));
        return result;
    }

    /** Stores an array as it is, and returns its name. */
    String constant(String name, INDArray array) {
        try (INDArray dense = array.dup('c')) {
            return constant(name, dense.data().asFloat(), array.shape());
        }
    }

    /** Stores numbers row by row in 32-bit floats, and returns their name. */
    String constant(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return store(name, TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** Stores a matrix in 32-bit floats, and returns its name. */
    String constant(String name, double[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return constant(name, values, rows.length, rows[0].length);
    }

    /** Stores whole numbers, as a shape is told, and returns their name. */
    String shape(String name, long... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(sizes.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(sizes);
        return store(name, TensorProto.DataType.INT64, bytes, sizes.length);
    }

    private String store(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(LongStream.of(shape).boxed().toList())
                .setRawData(UnsafeByteOperations.unsafeWrap(bytes)));
        return name;
    }

    private static ValueInfoProto floats(String name, long[] faceShape) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
        for (long size : faceShape) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }
}
