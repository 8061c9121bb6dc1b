package org.landmark.models.layers;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Single precision values that depend on a seed alone. */
final class RandomArrays {
    private RandomArrays() {}

    /** Values within [0, 1). */
    static INDArray uniform(long seed, long... shape) {
        Random random = new Random(seed);
        float[] values = new float[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Nd4j.create(values, shape, 'c').castTo(DataType.FLOAT);
    }

    /** Values within [-0.5, 0.5). */
    static INDArray centred(long seed, long... shape) {
        return uniform(seed, shape).subi(0.5);
    }

    /** A shape with the number of examples in front. */
    static long[] withBatch(long examples, long... shape) {
        return LongStream.concat(LongStream.of(examples), Arrays.stream(shape)).toArray();
    }
}
