package org.landmark.data.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.landmark.data.Landmarks;

/**
 * An RGB copy of a photo at another width, and the way of a point into it.
 *
 * @param picture the copy
 * @param scaleX width of the copy over width of the photo
 * @param scaleY height of the copy over height of the photo; differs from scaleX by the rounding of the height
 */
record ScaledPhoto(BufferedImage picture, double scaleX, double scaleY) {

    /** The whole photo at a width in pixels, its height in proportion; transparent parts become white. */
    static ScaledPhoto of(BufferedImage photo, int width) {
        int height = (int) Math.max(1, Math.round((double) photo.getHeight() * width / photo.getWidth()));
        BufferedImage picture = resized(photo, photo.getWidth(), photo.getHeight());
        // Bilinear sampling looks at four pixels: what shrinks by more than a half goes there by halves, or it would
        // flicker.
        while (picture.getWidth() >= 2 * width && picture.getHeight() >= 2 * height) {
            picture = resized(picture, picture.getWidth() / 2, picture.getHeight() / 2);
        }
        if (picture.getWidth() != width || picture.getHeight() != height) {
            picture = resized(picture, width, height);
        }
        return new ScaledPhoto(picture, (double) width / photo.getWidth(), (double) height / photo.getHeight());
    }

    /**
     * Points in pixels of the photo (pixel centres on whole numbers) as points of Java2D in the copy, where the first pixel covers
     * 0 to 1 and is centred on 0.5.
     */
    Landmarks placed(Landmarks points) {
        return points.map(x -> (x + 0.5) * scaleX, y -> (y + 0.5) * scaleY);
    }

    private static BufferedImage resized(BufferedImage source, int width, int height) {
        BufferedImage target = Canvas.filled(width, height, Color.WHITE);
        Graphics2D brush = Canvas.brush(target);
        brush.drawImage(source, 0, 0, width, height, null);
        brush.dispose();
        return target;
    }
}
