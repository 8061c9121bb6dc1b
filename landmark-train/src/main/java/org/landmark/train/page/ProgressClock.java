package org.landmark.train.page;

import java.time.Instant;
import java.util.function.LongSupplier;

/** Tells from how long a training has taken since it began, here and now, how fast it is and how long it will go on. */
final class ProgressClock {
    private final ProcessHandle process = ProcessHandle.current();
    private final int epochs;
    private final int facesPerEpoch;
    private final LongSupplier nanoTime;
    private long begin;
    private long facesAtBegin;
    private int epoch = 1;
    private int faces;

    ProgressClock(int epochs, int facesPerEpoch, LongSupplier nanoTime) {
        this.epochs = epochs;
        this.facesPerEpoch = facesPerEpoch;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    /**
     * The training begins.
     *
     * @param epochsBefore that it has behind it
     * @param facesBefore of the next
     */
    void begin(int epochsBefore, int facesBefore) {
        begin = nanoTime.getAsLong();
        reached(Math.min(epochs, epochsBefore + 1), epochsBefore < epochs ? facesBefore : facesPerEpoch);
        facesAtBegin = all();
    }

    /**
     * So many faces of an epoch have been fitted.
     *
     * @param nowEpoch from 1
     */
    void reached(int nowEpoch, int nowFaces) {
        epoch = nowEpoch;
        faces = nowFaces;
    }

    private long all() {
        return (long) (epoch - 1) * facesPerEpoch + faces;
    }

    /** @param meanLoss of this epoch's mini-batches, or null */
    Progress progress(Progress.State state, Double meanLoss) {
        double seconds = (nanoTime.getAsLong() - begin) / 1e9;
        long done = all() - facesAtBegin;
        boolean known = done > 0 && seconds > 0;
        long left = (long) epochs * facesPerEpoch - all();
        return new Progress(
                state,
                process.pid(),
                Progress.started(process).map(Instant::toString).orElse(null),
                epoch,
                epochs,
                faces,
                facesPerEpoch,
                meanLoss,
                known ? done / seconds : null,
                known && state == Progress.State.TRAINING ? left * seconds / done : null);
    }
}
