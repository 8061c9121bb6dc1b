package org.landmark.train.listener;

import java.io.PrintStream;
import java.util.Locale;
import org.landmark.eval.metric.LossText;
import org.landmark.train.EpochMetrics;
import org.landmark.train.TrainingListener;

/** One line per epoch, for logs and pipes. */
public final class PlainProgress implements TrainingListener {
    private final PrintStream out;
    private final int epochs;
    private final TimeLeft timeLeft;

    /**
     * Prints a training.
     *
     * @param firstEpoch the one it begins with, from 1
     * @param epochs of the whole training
     */
    public PlainProgress(PrintStream out, int firstEpoch, int epochs) {
        this.out = out;
        this.epochs = epochs;
        this.timeLeft = new TimeLeft(firstEpoch);
    }

    @Override
    public void epochDone(EpochResult result) {
        EpochMetrics metrics = result.metrics();
        int width = Integer.toString(epochs).length();
        out.printf(
                Locale.ROOT,
                "epoch %" + width + "d/%d  training loss %-9s  validation loss %-9s %s  %3.0f images/s  %s left%n",
                metrics.epoch(),
                epochs,
                LossText.of(metrics.trainLoss()),
                LossText.of(metrics.validationLoss()),
                result.isBest() ? "(best)" : "      ",
                metrics.imagesPerSecond(),
                timeLeft.after(metrics.epoch(), epochs));
        out.flush();
    }
}
