package org.landmark.models.onnx;

import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import org.nd4j.shade.protobuf.ByteString;

/** Attributes of a node by their names. */
final class Attributes {
    private Attributes() {}

    static AttributeProto of(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto of(String name, double value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    static AttributeProto of(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto of(String name, int... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (int value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** The same number of cells before and after, {@code [top, left, bottom, right]}. */
    static AttributeProto pads(int... padding) {
        return of("pads", padding[0], padding[1], padding[0], padding[1]);
    }
}
