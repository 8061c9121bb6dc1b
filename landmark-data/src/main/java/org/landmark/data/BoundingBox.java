package org.landmark.data;

/**
 * A rectangle of whole pixels of a photo, as annotation files give it: {@code left} and {@code top} are the first column and row
 * inside, {@code width} and {@code height} count columns and rows. It may reach over the photo's borders.
 */
public record BoundingBox(double left, double top, double width, double height) {
    public BoundingBox {
        if (!(Double.isFinite(left) && Double.isFinite(top) && Double.isFinite(width) && Double.isFinite(height))) {
            throw new IllegalArgumentException(
                    "box is not finite: " + left + ", " + top + ", " + width + ", " + height);
        }
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("box is empty: " + width + " x " + height);
        }
    }

    /** The whole of a photo. */
    public static BoundingBox whole(ImageSize photo) {
        return new BoundingBox(0, 0, photo.width(), photo.height());
    }

    /** The smallest box of whole pixels that holds the centres of all points. */
    public static BoundingBox around(Landmarks landmarks) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < landmarks.count(); i++) {
            left = Math.min(left, landmarks.x(i));
            right = Math.max(right, landmarks.x(i));
            top = Math.min(top, landmarks.y(i));
            bottom = Math.max(bottom, landmarks.y(i));
        }
        left = Math.rint(left);
        top = Math.rint(top);
        return new BoundingBox(left, top, Math.rint(right) - left + 1, Math.rint(bottom) - top + 1);
    }

    /**
     * The box with the same middle and both sides multiplied.
     *
     * @throws IllegalArgumentException if the factor is not positive
     */
    public BoundingBox scaled(double factor) {
        return new BoundingBox(
                left - width * (factor - 1) / 2, top - height * (factor - 1) / 2, width * factor, height * factor);
    }
}
