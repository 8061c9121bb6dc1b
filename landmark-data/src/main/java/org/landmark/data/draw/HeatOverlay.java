package org.landmark.data.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Heatmaps laid over the picture that they belong to. */
public final class HeatOverlay {
    private HeatOverlay() {}

    /**
     * A copy of a picture with a map on it, stretched to the picture's size. Heights count from 0 to the map's largest value; a map
     * without a positive value leaves the picture as it is.
     *
     * @param map row by row, {@code [height, width]}
     * @throws IllegalArgumentException if the map has not that many values
     */
    public static BufferedImage on(BufferedImage picture, float[] map, int width, int height) {
        if (width < 1 || height < 1 || map.length != width * height) {
            throw new IllegalArgumentException(
                    "a map of " + width + " x " + height + " can't have " + map.length + " values");
        }
        float peak = 0;
        for (float value : map) {
            peak = Math.max(peak, value);
        }
        BufferedImage result = Canvas.filled(picture.getWidth(), picture.getHeight(), Color.WHITE);
        Graphics2D brush = result.createGraphics();
        brush.drawImage(picture, 0, 0, null);
        if (peak > 0) {
            brush.drawImage(heat(map, width, height, peak, picture), 0, 0, null);
        }
        brush.dispose();
        return result;
    }

    private static BufferedImage heat(float[] map, int width, int height, float peak, BufferedImage picture) {
        BufferedImage heat = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < heat.getHeight(); y++) {
            double row = (y + 0.5) * height / heat.getHeight() - 0.5;
            for (int x = 0; x < heat.getWidth(); x++) {
                double column = (x + 0.5) * width / heat.getWidth() - 0.5;
                heat.setRGB(x, y, HeatRamp.argb(sampled(map, width, height, column, row) / peak));
            }
        }
        return heat;
    }

    /** Between four values, linearly; beyond the outermost ones they are repeated. */
    private static double sampled(float[] map, int width, int height, double column, double row) {
        double x = Math.max(0, Math.min(width - 1.0, column));
        double y = Math.max(0, Math.min(height - 1.0, row));
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double above = map[top * width + left] * (left + 1 - x) + map[top * width + right] * (x - left);
        double below = map[bottom * width + left] * (left + 1 - x) + map[bottom * width + right] * (x - left);
        return above * (top + 1 - y) + below * (y - top);
    }
}
