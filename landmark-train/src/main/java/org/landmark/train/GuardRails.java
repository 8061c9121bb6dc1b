package org.landmark.train;

import java.util.ArrayList;
import java.util.List;
import org.landmark.eval.metric.LossText;
import org.landmark.train.config.TrainSpec;

/**
 * Tells of a training that goes wrong before it has cost all of its time.
 *
 * @param train how it trains
 * @param baseline the validation loss of the mean shape
 */
public record GuardRails(TrainSpec train, double baseline) {
    /** A training loss that has grown by so much over its lowest is no longer noise. */
    private static final double GROWN = 10;

    /** Nor is one of so many times what the mean shape gets, however badly the weights were drawn. */
    private static final double ABSURD = 1e4;

    /** Of fewer epochs a third says nothing. */
    private static final int LEAST_EPOCHS = 3;

    /** What shows after the last epoch so far for the first time, a line each. */
    public List<String> after(List<EpochMetrics> history) {
        List<String> warnings = new ArrayList<>();
        if (showsNoProgress(history)) {
            warnings.add("after a third of the epochs (" + history.size() + " of " + train.epochs()
                    + ") no validation loss is below the mean shape's " + LossText.of(baseline)
                    + ", which no look at the photo takes: another train.optimizer.learningRate may help, or a look at the"
                    + " training faces (dataset preview)");
        }
        int last = history.size() - 1;
        if (last >= 0 && isBlownUp(history) && !isBlownUp(history.subList(0, last))) {
            warnings.add("the training loss has blown up to "
                    + LossText.of(history.get(last).trainLoss()) + " in epoch " + history.size()
                    + ": train.optimizer.learningRate " + train.optimizer().learningRate() + " is likely too high");
        }
        return warnings;
    }

    private boolean showsNoProgress(List<EpochMetrics> history) {
        int third = (train.epochs() + 2) / 3;
        return train.epochs() >= LEAST_EPOCHS
                && history.size() == third
                && history.stream().noneMatch(epoch -> epoch.validationLoss() < baseline);
    }

    /** Whether any epoch so far has blown up. */
    private boolean isBlownUp(List<EpochMetrics> history) {
        double lowest = Double.POSITIVE_INFINITY;
        for (EpochMetrics epoch : history) {
            double loss = epoch.trainLoss();
            if (loss > ABSURD * baseline || loss > baseline && loss > GROWN * lowest) {
                return true;
            }
            lowest = Math.min(lowest, loss);
        }
        return false;
    }
}
