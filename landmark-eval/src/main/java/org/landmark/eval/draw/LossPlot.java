package org.landmark.eval.draw;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The losses of a training per epoch; 900 x 540 pixels. Epochs count from 1. Losses that are not finite are left out. The axis
 * of the losses is logarithmic when all of them are positive and the largest is more than four times the smallest.
 *
 * @param title the line on top
 * @param lossName what the axis of the losses says, e.g. {@code MSE (ratios)}
 * @param training the training loss of each epoch
 * @param validation the validation loss of each epoch; may be shorter or empty
 * @param meanShape the validation loss of always predicting the mean shape, drawn as a dashed line
 */
public record LossPlot(
        String title, String lossName, List<Double> training, List<Double> validation, OptionalDouble meanShape) {

    public LossPlot {
        requireNonNull(title, "title is null");
        requireNonNull(lossName, "lossName is null");
        requireNonNull(meanShape, "meanShape is null");
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }

    /** A plot without the line of the mean shape. */
    public static LossPlot of(String title, String lossName, List<Double> training, List<Double> validation) {
        return new LossPlot(title, lossName, training, validation, OptionalDouble.empty());
    }

    /** The same plot with a dashed line at the loss of the mean shape; a loss that is not finite is left out. */
    public LossPlot withMeanShape(double loss) {
        return new LossPlot(title, lossName, training, validation, OptionalDouble.of(loss));
    }

    /**
     * The epoch, from 1, with the lowest finite validation loss, or training loss where there is no validation loss; the first of
     * equals.
     */
    public OptionalInt bestEpoch() {
        List<Double> judged = judged();
        int best = -1;
        for (int i = 0; i < judged.size(); i++) {
            if (Double.isFinite(judged.get(i)) && (best < 0 || judged.get(i) < judged.get(best))) {
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best + 1);
    }

    /** The plot: a new RGB image. */
    public BufferedImage image() {
        return LossChart.draw(this);
    }

    /** The losses that the best epoch is chosen by. */
    List<Double> judged() {
        return validation.stream().anyMatch(Double::isFinite) ? validation : training;
    }
}
