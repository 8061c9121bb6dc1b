package org.landmark.models.weights;

import java.nio.ByteBuffer;

/** What the numbers of a tensor are, by their names in safetensors files, where all are little-endian. */
enum TensorType {
    F64(8) {
        @Override
        float next(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }
    },
    F32(4) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    F16(2) {
        @Override
        float next(ByteBuffer bytes) {
            return half(bytes.getShort());
        }
    },
    BF16(2) {
        @Override
        float next(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    },
    F8_E4M3(1),
    F8_E5M2(1),
    I64(8),
    U64(8),
    I32(4),
    U32(4),
    I16(2),
    U16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_EXPONENT_MAX = 31;
    private static final int HALF_BIAS = 15;

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** Size of a number. */
    int bytes() {
        return bytes;
    }

    /** Whether its numbers can be weights. */
    boolean isReal() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    /** Takes the next number from little-endian bytes. */
    float next(ByteBuffer bytes) {
        throw new IllegalStateException(this + " is not read as weights");
    }

    /** IEEE 754's binary16: a sign, 5 bits of exponent and 10 of fraction. */
    private static float half(short bits) {
        int exponent = bits >> HALF_FRACTION_BITS & HALF_EXPONENT_MAX;
        int fraction = bits & (1 << HALF_FRACTION_BITS) - 1;
        float size;
        if (exponent == HALF_EXPONENT_MAX) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            size = Math.scalb((float) fraction, 1 - HALF_BIAS - HALF_FRACTION_BITS);
        } else {
            size = Math.scalb((float) (fraction | 1 << HALF_FRACTION_BITS), exponent - HALF_BIAS - HALF_FRACTION_BITS);
        }
        return bits < 0 ? -size : size;
    }
}
