package org.landmark.train.listener;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.landmark.eval.metric.LossText;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;

/** A bar over the whole training with loss, images per second and time left, for a terminal. */
public final class BarProgress implements TrainingListener, AutoCloseable {
    private static final int REFRESH_MILLIS = 250;

    private final ProgressBar bar;
    private final int facesPerEpoch;
    private final int epochs;
    private String validation = "";

    /**
     * Shows a training.
     *
     * @param start what a resumed training has behind it
     */
    public BarProgress(TrainingState start, int epochs, int facesPerEpoch) {
        int inPart = start.part() == null ? 0 : start.part().faces();
        this.epochs = epochs;
        this.facesPerEpoch = facesPerEpoch;
        this.bar = new ProgressBarBuilder()
                .setTaskName("training")
                .setInitialMax((long) epochs * facesPerEpoch)
                .startsFrom((long) start.epoch() * facesPerEpoch + inPart, java.time.Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setUnit(" images", 1)
                .showSpeed()
                .build();
    }

    @Override
    public void batchDone(BatchProgress progress) {
        bar.stepTo((long) (progress.epoch() - 1) * facesPerEpoch + progress.faces());
        message(progress.epoch(), progress.meanLoss());
    }

    private void message(int epoch, double loss) {
        bar.setExtraMessage(
                String.format(Locale.ROOT, " epoch %d/%d loss %s%s", epoch, epochs, LossText.of(loss), validation));
    }

    @Override
    public void epochDone(EpochResult result) {
        validation = " validation " + LossText.of(result.metrics().validationLoss()) + " best "
                + LossText.of(result.state().best().validationLoss());
        message(result.metrics().epoch(), result.metrics().trainLoss());
    }

    @Override
    public void close() {
        bar.close();
    }
}
