package org.landmark.data.iterator;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The memory of one face in an array of many, without a copy. The array has to be held for as long as a slice of it is used. */
final class FaceSlice {
    private FaceSlice() {}

    /**
     * The slice of one face.
     *
     * @param array in 32-bit floats, in order c and no view
     * @param face its position
     * @param length how many numbers a face has
     */
    static FloatBuffer of(INDArray array, int face, int length) {
        return pointer(array, face, length).asBuffer();
    }

    /** The same as a pointer to its first number. */
    static FloatPointer pointer(INDArray array, int face, int length) {
        FloatPointer slice = new FloatPointer((FloatPointer) array.data().pointer());
        return slice.position((long) face * length).limit((face + 1L) * length).getPointer();
    }

    /** Says that slices were written, which a device with memory of its own has to know. */
    static void written(INDArray array) {
        Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
    }
}
