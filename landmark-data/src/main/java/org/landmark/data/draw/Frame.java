package org.landmark.data.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * A picture within a frame that shows what lies around it; points of Java2D.
 *
 * @param border the frame's width in pixels on each side; 0 for none
 * @param width of the picture itself
 * @param height of the picture itself
 */
record Frame(int border, int width, int height) {
    private static final Color MAT = new Color(0xE6E8EB);

    static Frame around(BufferedImage picture, double share) {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        return new Frame((int) Math.round(share * side), picture.getWidth(), picture.getHeight());
    }

    /** The picture in its frame; the picture itself where there is none. */
    BufferedImage framed(BufferedImage picture) {
        if (border == 0) {
            return picture;
        }
        BufferedImage whole = Canvas.filled(width + 2 * border, height + 2 * border, MAT);
        Graphics2D brush = whole.createGraphics();
        brush.drawImage(picture, border, border, null);
        brush.dispose();
        return whole;
    }

    /** Whether a point, counted with the frame, lies in the frame or beyond it. */
    boolean isOutside(double x, double y) {
        return border > 0 && (x < border || y < border || x > border + width || y > border + height);
    }

    /** The nearest x that leaves a mark of that radius whole. */
    double heldX(double x, double radius) {
        return Math.max(radius, Math.min(width + 2.0 * border - radius, x));
    }

    double heldY(double y, double radius) {
        return Math.max(radius, Math.min(height + 2.0 * border - radius, y));
    }
}
