package org.landmark.data;

/** Width and height in pixels. */
public record ImageSize(int width, int height) {
    public ImageSize {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("image size must be positive: " + width + " x " + height);
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
