package org.landmark.eval.detect;

import org.landmark.data.BoundingBox;

/**
 * How data sets' boxes, which are square, lie to those of a detector.
 *
 * @param right how far their middle lies to the right, as a share of the detected box's width
 * @param down how far it lies below, as a share of its height
 * @param factor their side over that of a square as large as the detected box
 */
record BoxShift(double right, double down, double factor) {
    /** Where a data set would have this box. */
    BoundingBox applied(BoundingBox detected) {
        double side = factor * Math.sqrt(detected.width() * detected.height());
        double middleX = detected.left() + (0.5 + right) * detected.width();
        double middleY = detected.top() + (0.5 + down) * detected.height();
        return new BoundingBox(middleX - side / 2, middleY - side / 2, side, side);
    }
}
