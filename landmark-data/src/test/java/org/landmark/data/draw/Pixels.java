package org.landmark.data.draw;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** What tests ask of pictures. */
final class Pixels {
    private Pixels() {}

    static Color at(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    static int count(BufferedImage image, Color color) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        int count = 0;
        for (int pixel : rgb) {
            count += pixel == color.getRGB() ? 1 : 0;
        }
        return count;
    }
}
