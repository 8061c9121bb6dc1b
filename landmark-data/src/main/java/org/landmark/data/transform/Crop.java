package org.landmark.data.transform;

import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;

/**
 * A rectangle of whole pixels of a photo, which may reach over its borders, and the change of frame between the photo's pixels
 * and ratios of the rectangle. A ratio of 0 is the left edge of its first column of pixels, 1 the right edge of its last.
 */
public record Crop(int left, int top, int width, int height) {
    public Crop {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("crop is empty: " + width + " x " + height);
        }
    }

    /** The box, rounded to whole pixels. */
    public static Crop of(BoundingBox box) {
        return new Crop(
                (int) Math.round(box.left()),
                (int) Math.round(box.top()),
                Math.max(1, (int) Math.round(box.width())),
                Math.max(1, (int) Math.round(box.height())));
    }

    /** The part of the crop that lies on a photo; its nearest column or row where none does. */
    public Crop within(ImageSize photo) {
        int x = Math.min(Math.max(left, 0), photo.width() - 1);
        int y = Math.min(Math.max(top, 0), photo.height() - 1);
        int right = Math.max(Math.min(left + width, photo.width()), x + 1);
        int bottom = Math.max(Math.min(top + height, photo.height()), y + 1);
        return new Crop(x, y, right - x, bottom - y);
    }

    /** From pixels of the photo to ratios of the crop. */
    public Landmarks toRatios(Landmarks photo) {
        return photo.map(x -> (x + 0.5 - left) / width, y -> (y + 0.5 - top) / height);
    }

    /** From ratios of the crop to pixels of the photo. */
    public Landmarks toPhoto(Landmarks ratios) {
        return ratios.map(x -> x * width + left - 0.5, y -> y * height + top - 0.5);
    }
}
