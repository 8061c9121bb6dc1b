package org.landmark.data.iterator;

import java.util.ArrayDeque;
import java.util.Deque;

/** The arrays that batches are put into, a fixed number of full ones and one for the rest of an epoch. */
final class BatchStock {
    private final BatchEncoder encoder;
    private final int full;
    private final Deque<BatchArrays> idle = new ArrayDeque<>();
    private final Deque<BatchArrays> idleRests = new ArrayDeque<>();
    private int out;
    private final int most;

    /**
     * A stock from which so many batches can be out at once; arrays are made when they are first needed.
     *
     * @param full faces in a batch
     */
    BatchStock(BatchEncoder encoder, int full, int most) {
        this.encoder = encoder;
        this.full = full;
        this.most = most;
    }

    boolean hasArrays() {
        return out < most;
    }

    BatchArrays take(int faces) {
        out++;
        BatchArrays arrays = (faces == full ? idle : idleRests).poll();
        return arrays == null ? encoder.arrays(faces) : arrays;
    }

    /** Arrays that were out do not come back. */
    void lose() {
        out--;
    }

    void giveBack(BatchArrays arrays) {
        out--;
        (arrays.features().size(0) == full ? idle : idleRests).add(arrays);
    }
}
