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
 * The part of a photo that a picture of one face shows: what its network sees of it, but no more than some room around points that are
 * many; and those points that lie outside that.
 *
 * @param part in pixels of the photo; it may reach over its borders
 */
record FaceView(Crop part) {
    private static final Color MAT = new Color(0xE6E8EB);

    /** Room around many points, as a share of the longer side of the box around them. */
    private static final double ROOM = 0.35;

    /** Room around points outside the crop, as a share of its longer side. */
    private static final double AIR = 0.03;

    /** What lies farther off the photo than this share of its sides is out of sight. */
    private static final double REACH = 0.5;

    /**
     * What to show of a face.
     *
     * @param truth in pixels of the photo
     * @param prediction likewise
     */
    static FaceView of(Crop crop, ImageSize photo, Landmarks truth, Landmarks prediction) {
        BoundingBox one = BoundingBox.around(truth);
        BoundingBox other = BoundingBox.around(prediction);
        double left = Math.min(one.left(), other.left());
        double top = Math.min(one.top(), other.top());
        double right = Math.max(one.left() + one.width(), other.left() + other.width());
        double bottom = Math.max(one.top() + one.height(), other.top() + other.height());
        double room = truth.count() > 1 ? ROOM * Math.max(right - left, bottom - top) : Double.POSITIVE_INFINITY;
        double air = AIR * Math.max(crop.width(), crop.height());
        double reachX = REACH * photo.width();
        double reachY = REACH * photo.height();
        left = held(edge(left, crop.left(), room, air), -reachX, photo.width() + reachX - 1);
        top = held(edge(top, crop.top(), room, air), -reachY, photo.height() + reachY - 1);
        right = -edge(-right, -(crop.left() + crop.width()), room, air);
        bottom = -edge(-bottom, -(crop.top() + crop.height()), room, air);
        right = held(right, left + 1, photo.width() + reachX);
        bottom = held(bottom, top + 1, photo.height() + reachY);
        return new FaceView(Crop.of(new BoundingBox(left, top, right - left, bottom - top)));
    }

    /** The lower end of what is shown along an axis, given that of the points and that of the crop. */
    private static double edge(double points, double crop, double room, double air) {
        return points < crop ? points - air : Math.max(points - room, crop);
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
