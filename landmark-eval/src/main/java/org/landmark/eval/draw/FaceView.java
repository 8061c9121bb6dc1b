package org.landmark.eval.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.draw.Canvas;
import org.landmark.data.transform.Crop;

/**
 * The part of a photo that a picture of one face shows: what its network sees, and all of its points, as far as they lie near.
 *
 * @param part in pixels of the photo; it may reach over its borders
 */
record FaceView(Crop part) {
    private static final Color MAT = new Color(0xE6E8EB);

    /** Room around points outside the crop, as a share of its longer side. */
    private static final double AIR = 0.03;

    /** What lies farther off the photo than this share of its sides is out of sight. */
    private static final double REACH = 0.5;

    /**
     * What to show of a face.
     *
     * @param points rows of points in pixels of the photo
     */
    static FaceView of(Crop crop, ImageSize photo, Landmarks... points) {
        double left = crop.left();
        double top = crop.top();
        double right = left + crop.width();
        double bottom = top + crop.height();
        double air = AIR * Math.max(crop.width(), crop.height());
        for (Landmarks row : points) {
            BoundingBox box = BoundingBox.around(row);
            boolean within = box.left() >= crop.left()
                    && box.top() >= crop.top()
                    && box.left() + box.width() <= crop.left() + crop.width()
                    && box.top() + box.height() <= crop.top() + crop.height();
            if (!within) {
                left = Math.min(left, box.left() - air);
                top = Math.min(top, box.top() - air);
                right = Math.max(right, box.left() + box.width() + air);
                bottom = Math.max(bottom, box.top() + box.height() + air);
            }
        }
        double reachX = REACH * photo.width();
        double reachY = REACH * photo.height();
        left = held(left, -reachX, photo.width() + reachX - 1);
        top = held(top, -reachY, photo.height() + reachY - 1);
        right = held(right, left + 1, photo.width() + reachX);
        bottom = held(bottom, top + 1, photo.height() + reachY);
        return new FaceView(Crop.of(new BoundingBox(left, top, right - left, bottom - top)));
    }

    private static double held(double place, double low, double high) {
        return Math.max(low, Math.min(high, place));
    }

    /** That part, in a new picture; grey where there is no photo. */
    BufferedImage of(BufferedImage photo) {
        BufferedImage shown = Canvas.filled(part.width(), part.height(), MAT);
        Graphics2D brush = shown.createGraphics();
        brush.drawImage(photo, -part.left(), -part.top(), null);
        brush.dispose();
        return shown;
    }

    /** Points in pixels of the photo as pixels of this picture. */
    Landmarks placed(Landmarks photo) {
        return photo.map(x -> x - part.left(), y -> y - part.top());
    }
}
