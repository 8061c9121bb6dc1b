package org.landmark.eval.predict;

import org.landmark.data.BoundingBox;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.transform.Crop;
import org.landmark.models.bundle.ModelCard;

/** Where a model that was trained on whole photos would have to look, so that a face is where its training faces were on average. */
final class MeanPlace {
    /**
     * How the box round the 68 points of iBUG 300-W lies to the box that its annotation gives: side, and how far its middle is below,
     * both as shares of that box's side; medians over the 1629 faces of the training side.
     */
    private static final double SIDE = 0.948;

    private static final double DOWN = 0.109;

    private MeanPlace() {}

    /**
     * The part of a photo where a face lies as the mean shape does in a crop, of the input's proportions.
     *
     * @param box the face's, as data sets have it
     * @throws InputException if the model's points do not span a face
     */
    static Crop around(BoundingBox box, ModelCard card) {
        Landmarks mean = card.meanLandmarks();
        double[] x = range(mean, true);
        double[] y = range(mean, false);
        double area = (x[1] - x[0]) * (y[1] - y[0]);
        if (mean.count() < 3 || !(area > 0)) {
            throw new InputException("a model of " + mean.count() + " points that was trained on whole photos can't be"
                    + " asked for a face in a box (expected no box and no detector)");
        }
        double proportions =
                (double) card.data().input().width() / card.data().input().height();
        double side = SIDE * Math.sqrt(box.width() * box.height());
        double height = Math.sqrt(side * side / area / proportions);
        double width = proportions * height;
        double middleX = box.left() + box.width() / 2;
        double middleY = box.top() + box.height() * (0.5 + DOWN);
        return Crop.of(new BoundingBox(
                middleX - width * (x[0] + x[1]) / 2, middleY - height * (y[0] + y[1]) / 2, width, height));
    }

    private static double[] range(Landmarks points, boolean across) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < points.count(); i++) {
            double value = across ? points.x(i) : points.y(i);
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
        return range;
    }
}
