package org.landmark.models.loss;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The numbers of an array in order c, read and written piece by piece in double precision, by any thread. */
final class DenseNumbers {
    private static final ThreadLocal<float[]> SINGLE = ThreadLocal.withInitial(() -> new float[LossPass.PIECE]);

    private final INDArray array;
    private final boolean isDouble;

    /** The array's own where it is dense and of 32 or 64 bits, else a copy's. */
    DenseNumbers(INDArray any) {
        INDArray typed = any.dataType() == DataType.DOUBLE ? any : any.castTo(DataType.FLOAT);
        boolean isDense = typed.ordering() == 'c' && Arrays.equals(typed.stride(), Nd4j.getStrides(typed.shape(), 'c'));
        array = isDense ? typed : typed.dup('c');
        isDouble = array.dataType() == DataType.DOUBLE;
        Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
    }

    long length() {
        return array.length();
    }

    /** Whether what is written comes into that array. */
    boolean isOf(INDArray other) {
        return array == other;
    }

    void read(long begin, double[] into, int count) {
        if (isDouble) {
            doubles().position(begin).get(into, 0, count);
            return;
        }
        float[] single = SINGLE.get();
        floats().position(begin).get(single, 0, count);
        for (int i = 0; i < count; i++) {
            into[i] = single[i];
        }
    }

    void write(long begin, double[] from, double factor, int count) {
        if (isDouble) {
            for (int i = 0; i < count; i++) {
                from[i] *= factor;
            }
            doubles().position(begin).put(from, 0, count);
            return;
        }
        float[] single = SINGLE.get();
        for (int i = 0; i < count; i++) {
            single[i] = (float) (factor * from[i]);
        }
        floats().position(begin).put(single, 0, count);
    }

    /** Says that it was written, which a device with memory of its own has to know. */
    void written() {
        Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
    }

    private FloatPointer floats() {
        return new FloatPointer(array.data().addressPointer());
    }

    private DoublePointer doubles() {
        return new DoublePointer(array.data().addressPointer());
    }
}
