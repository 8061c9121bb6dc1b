package org.landmark.models.onnx;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The operators of ONNX that networks of ours come to; files with any other are not of ours. */
enum Operator {
    ADD("Add"),
    BATCH_NORMALIZATION("BatchNormalization"),
    CONCAT("Concat"),
    CONV("Conv"),
    CONV_TRANSPOSE("ConvTranspose"),
    FLATTEN("Flatten"),
    GEMM("Gemm"),
    GLOBAL_AVERAGE_POOL("GlobalAveragePool"),
    IDENTITY("Identity"),
    MAT_MUL("MatMul"),
    MAX_POOL("MaxPool"),
    RELU("Relu"),
    RESHAPE("Reshape"),
    RESIZE("Resize"),
    SHAPE("Shape"),
    SOFTMAX("Softmax"),
    SUM("Sum");

    private final String type;

    Operator(String type) {
        this.type = type;
    }

    /** As a node's {@code op_type} says it. */
    String type() {
        return type;
    }

    static Set<String> types() {
        return Arrays.stream(values()).map(Operator::type).collect(Collectors.toSet());
    }
}
