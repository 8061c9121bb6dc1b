package org.landmark.train.listener;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.landmark.train.TrainingControl;
import org.landmark.train.TrainingListener;

/** Has a training's state kept whenever some time has gone by since it was last, and the training stopped when somebody asks for it. */
public final class CheckpointClock implements TrainingControl, TrainingListener {
    private final LongSupplier nanoTime;
    private final BooleanSupplier stop;
    private final double period;
    private long last;

    /**
     * Counts from now.
     *
     * @param minutes after which the state is to be kept; 0 for never within an epoch
     * @param stop whether the training is to stop
     */
    public CheckpointClock(double minutes, BooleanSupplier stop) {
        this(minutes, stop, System::nanoTime);
    }

    CheckpointClock(double minutes, BooleanSupplier stop, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.stop = stop;
        this.period = minutes * 60e9;
        this.last = nanoTime.getAsLong();
    }

    @Override
    public boolean isToKeep() {
        long now = nanoTime.getAsLong();
        if (period == 0 || now - last < period) {
            return false;
        }
        last = now;
        return true;
    }

    @Override
    public boolean isToStop() {
        return stop.getAsBoolean();
    }

    /** After an epoch the state is kept anyway. */
    @Override
    public void epochDone(EpochResult result) {
        last = nanoTime.getAsLong();
    }
}
