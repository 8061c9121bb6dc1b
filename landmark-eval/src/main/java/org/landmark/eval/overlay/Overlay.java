package org.landmark.eval.overlay;

import static java.util.Objects.requireNonNull;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.draw.Canvas;
import org.landmark.data.image.PhotoDecoder;

/**
 * A picture to be laid over faces.
 *
 * @param picture with transparency
 * @param anchors where on it the outer corners of the eyes are, the left one first: two points in its pixels, their edges on whole
 *     numbers
 */
public record Overlay(BufferedImage picture, Landmarks anchors) {
    /** A face may be a few pixels or none across: nothing is laid over it then. */
    private static final double LEAST = 1e-3;

    public Overlay {
        requireNonNull(picture, "picture is null");
        if (anchors.count() != 2 || !(Math.hypot(anchors.x(1) - anchors.x(0), anchors.y(1) - anchors.y(0)) > 0)) {
            throw new InputException("an overlay needs two different anchors, came " + anchors);
        }
    }

    /** A pair of sunglasses. */
    public static Overlay glasses() {
        return placed(Glasses.picture());
    }

    /**
     * A user's picture, whose anchors are where those of the glasses are, relative to its size.
     *
     * @throws InputException if the file is no picture with transparency
     */
    public static Overlay of(Path png) {
        return placed(PhotoDecoder.transparent(png));
    }

    private static Overlay placed(BufferedImage picture) {
        double down = Glasses.CORNER_DOWN / Glasses.HEIGHT * picture.getHeight();
        double share = Glasses.CORNER / Glasses.WIDTH;
        return new Overlay(
                picture,
                Landmarks.of((0.5 - share) * picture.getWidth(), down, (0.5 + share) * picture.getWidth(), down));
    }

    /** The same picture with other anchors. */
    public Overlay anchoredAt(Landmarks others) {
        return new Overlay(picture, others);
    }

    /**
     * Lays it over a face, turned and scaled so that its anchors are on the eyes' corners, and never mirrored.
     *
     * @param onto is painted on
     * @param landmarks in pixels of that picture
     */
    public void paint(BufferedImage onto, Landmarks landmarks, EyeCorners corners) {
        AffineTransform place = place(landmarks, corners);
        double scale = Math.sqrt(Math.abs(place.getDeterminant()));
        if (!(scale > LEAST)) {
            return;
        }
        BufferedImage shrunk = picture;
        while (scale < 0.5
                && shrunk.getWidth() > 1
                && shrunk.getHeight() > 1) { // by halves, or thin lines would be lost
            shrunk = half(shrunk);
            scale *= 2;
        }
        place.scale((double) picture.getWidth() / shrunk.getWidth(), (double) picture.getHeight() / shrunk.getHeight());
        Graphics2D brush = Canvas.brush(onto);
        brush.drawImage(shrunk, place, null);
        brush.dispose();
    }

    /** The similarity, a turn and a scale and a shift, that takes the anchors to the corners. */
    AffineTransform place(Landmarks landmarks, EyeCorners corners) {
        double fromX = anchors.x(1) - anchors.x(0);
        double fromY = anchors.y(1) - anchors.y(0);
        double toX = landmarks.x(corners.right()) - landmarks.x(corners.left());
        double toY = landmarks.y(corners.right()) - landmarks.y(corners.left());
        double squares = fromX * fromX + fromY * fromY;
        double cos = (fromX * toX + fromY * toY) / squares;
        double sin = (fromX * toY - fromY * toX) / squares;
        double left = landmarks.x(corners.left()) + 0.5; // from centres to edges on whole numbers
        double top = landmarks.y(corners.left()) + 0.5;
        return new AffineTransform(
                cos,
                sin,
                -sin,
                cos,
                left - cos * anchors.x(0) + sin * anchors.y(0),
                top - sin * anchors.x(0) - cos * anchors.y(0));
    }

    private static BufferedImage half(BufferedImage image) {
        int width = Math.max(1, image.getWidth() / 2);
        int height = Math.max(1, image.getHeight() / 2);
        BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D brush = half.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(image, 0, 0, width, height, null);
        brush.dispose();
        return half;
    }
}
