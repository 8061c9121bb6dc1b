package org.landmark.models.bundle;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One row of 32-bit floats in ND4J's binary form: a header and the shape's numbers, a header and the values. ND4J's own reader
 * allocates whatever a header claims and addresses memory by the shape's strides; this one believes neither: the values must fill
 * the entry exactly and be finite, and their shape is the one that was asked for.
 */
final class ArrayEntry {
    private static final int MAX_SHAPE_NUMBERS = 2 * 32 + 4;

    private ArrayEntry() {}

    /**
     * Reads {@code [length]}.
     *
     * @throws IOException if the bytes are no such row; says why
     */
    static INDArray row(byte[] bytes, long length) throws IOException {
        ByteArrayInputStream rest = new ByteArrayInputStream(bytes);
        DataInputStream in = new DataInputStream(rest);
        long shapeNumbers = header(in, "LONG");
        if (shapeNumbers < 0 || shapeNumbers > MAX_SHAPE_NUMBERS) {
            throw new IOException("a shape of " + shapeNumbers + " numbers");
        }
        in.skipNBytes(shapeNumbers * Long.BYTES);
        long claimed = header(in, "FLOAT");
        if (claimed != length) {
            throw new IOException("holds " + claimed + " numbers, expected " + length);
        }
        if (rest.available() != length * Float.BYTES) {
            throw new IOException(rest.available() + " bytes for " + length + " numbers");
        }
        float[] values = new float[(int) length];
        ByteBuffer.wrap(bytes, bytes.length - rest.available(), rest.available())
                .asFloatBuffer()
                .get(values);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IOException("number " + i + " is " + values[i]);
            }
        }
        return Nd4j.create(values, new long[] {length}, 'c');
    }

    private static long header(DataInputStream in, String expectedType) throws IOException {
        in.readUTF(); // how memory was allocated when it was written
        long count = in.readLong();
        String type = in.readUTF();
        if (!type.equals(expectedType)) {
            throw new IOException("numbers of another type, expected " + expectedType);
        }
        return count;
    }
}
