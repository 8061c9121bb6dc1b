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

    /** The same as a pointer to its first number; to close it would free the array. */
    static FloatPointer pointer(INDArray array, int face, int length) {
        FloatPointer slice = ((FloatPointer) array.data().pointer()).getPointer((long) face * length);
        return slice.limit(length); // at position 0, since OpenCV takes positions for bytes
    }

    /** Says that slices were written, which a device with memory of its own has to know. */
    static void written(INDArray array) {
        Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
    }
}
