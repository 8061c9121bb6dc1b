package org.landmark.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.landmark.train.config.TrainSpec;

/**
 * How far a training has come; travels in its checkpoint.
 *
 * @param bestEpoch the epoch with the lowest validation loss so far, or 0 before the first
 * @param history the metrics of every epoch so far
 * @param part of the epoch after those, or null between two epochs
 */
public record TrainingState(
        int bestEpoch, List<EpochMetrics> history, @JsonInclude(JsonInclude.Include.NON_NULL) EpochPart part) {
    /** Before the first epoch. */
    public static final TrainingState START = new TrainingState(0, List.of());

    public TrainingState {
        history = List.copyOf(history);
        if (bestEpoch < 0 || bestEpoch > history.size()) {
            throw new IllegalArgumentException("best epoch " + bestEpoch + " of " + history.size());
        }
    }

    /** Between two epochs. */
    public TrainingState(int bestEpoch, List<EpochMetrics> history) {
        this(bestEpoch, history, null);
    }

    /** Whole epochs done. */
    public int epoch() {
        return history.size();
    }

    /**
     * Whether the last epochs have brought nothing better.
     *
     * @param patience how many may; 0 for any
     */
    public boolean isExhausted(int patience) {
        return patience > 0 && epoch() - bestEpoch >= patience;
    }

    /** Whether there is nothing left to train. */
    public boolean isOver(TrainSpec train) {
        return epoch() >= train.epochs() || isExhausted(train.patience());
    }

    /**
     * What to say of a training that ended before its last epoch.
     *
     * @param patience as above
     */
    public String stoppedEarly(int patience) {
        return "stopped after epoch " + epoch() + ": "
                + (isExhausted(patience)
                        ? "no better validation loss since epoch " + bestEpoch
                        : "others of its sweep were better by then");
    }

    /** The metrics of the best epoch. */
    public EpochMetrics best() {
        return history.get(bestEpoch - 1);
    }

    /** How long fitting took, in seconds. */
    public double seconds() {
        return history.stream().mapToDouble(EpochMetrics::seconds).sum();
    }

    /** How many images a second were fitted, over all epochs. */
    public double imagesPerSecond() {
        return history.stream()
                        .mapToDouble(epoch -> epoch.imagesPerSecond() * epoch.seconds())
                        .sum()
                / seconds();
    }

    /** The state in the middle of the next epoch. */
    public TrainingState within(EpochPart next) {
        return new TrainingState(bestEpoch, history, next);
    }

    /** What to remark of a change that is made here. */
    public String changed(String what) {
        return "after epoch " + epoch() + (part == null ? "" : " and a part of the next") + ": " + what;
    }

    /** How far it has come, as in {@code epoch 3 of 25}. */
    public String place(int epochs, int facesPerEpoch) {
        String whole = "epoch " + epoch() + " of " + epochs;
        return part == null ? whole : whole + " and " + part.faces() + " of " + facesPerEpoch + " faces of the next";
    }

    /** The state after one more epoch; the earlier of two equally good ones stays the best. */
    public TrainingState after(EpochMetrics metrics) {
        List<EpochMetrics> longer = new ArrayList<>(history);
        longer.add(metrics);
        boolean better = bestEpoch == 0 || metrics.validationLoss() < best().validationLoss();
        return new TrainingState(better ? metrics.epoch() : bestEpoch, longer);
    }
}
