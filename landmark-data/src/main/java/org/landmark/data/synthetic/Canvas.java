package org.landmark.data.synthetic;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * A photo in the making: pixels, and how near what stands in each of them is. Pixel centres are at whole numbers, also for the
 * pen.
 */
final class Canvas {
    private final BufferedImage image;
    private final int[] pixels;
    private final double[] nearness;

    Canvas(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        nearness = new double[pixels.length];
        forgetNearness();
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    BufferedImage image() {
        return image;
    }

    /** The pixels in rows, 0xRRGGBB; writing to it changes the photo. */
    int[] pixels() {
        return pixels;
    }

    double[] nearness() {
        return nearness;
    }

    /** Makes whatever is painted next stand before all there is. */
    void forgetNearness() {
        Arrays.fill(nearness, Double.NEGATIVE_INFINITY);
    }

    /** A pen with smooth edges; the caller disposes of it. */
    Graphics2D pen() {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        // Java2D puts pixel centres at halves
        pen.translate(0.5, 0.5);
        return pen;
    }
}
