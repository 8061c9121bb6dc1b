package org.landmark.data.draw;

import static java.util.Objects.requireNonNull;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

/**
 * A photo with landmarks on it, truth in green and prediction in red; either may be absent. Points are given in pixels of the
 * photo, pixel centres on whole numbers. The marks grow with the picture that is drawn, not with the photo it is drawn from.
 *
 * <pre>{@code
 * BufferedImage picture = LandmarkDrawing.on(photo, LandmarkScheme.IMM58)
 *         .scaledTo(320)
 *         .truth(sample.landmarks())
 *         .prediction(predicted)
 *         .image();
 * }</pre>
 */
public final class LandmarkDrawing {
    /** A picture whose shorter side has this many pixels is drawn with lines one pixel wide, a larger one in proportion. */
    private static final double SIDE_OF_UNIT = 190;

    private final BufferedImage photo;
    private final LandmarkScheme scheme;
    private final int width;
    private final Map<Mark, Landmarks> points;

    private LandmarkDrawing(BufferedImage photo, LandmarkScheme scheme, int width, Map<Mark, Landmarks> points) {
        this.photo = photo;
        this.scheme = scheme;
        this.width = width;
        this.points = points;
    }

    /** A drawing of the photo's own size without points; the photo is only read. */
    public static LandmarkDrawing on(BufferedImage photo, LandmarkScheme scheme) {
        requireNonNull(photo, "photo is null");
        requireNonNull(scheme, "scheme is null");
        return new LandmarkDrawing(photo, scheme, photo.getWidth(), Map.of());
    }

    /**
     * The same drawing at a width in pixels, its height in proportion.
     *
     * @throws IllegalArgumentException if the width is not positive
     */
    public LandmarkDrawing scaledTo(int pictureWidth) {
        if (pictureWidth <= 0) {
            throw new IllegalArgumentException("picture width must be positive: " + pictureWidth);
        }
        return new LandmarkDrawing(photo, scheme, pictureWidth, points);
    }

    /**
     * The same drawing with these annotated points, in pixels of the photo.
     *
     * @throws IllegalArgumentException if the scheme has another number of points
     */
    public LandmarkDrawing truth(Landmarks truth) {
        return with(Mark.TRUTH, truth);
    }

    /**
     * The same drawing with these points of a model, in pixels of the photo.
     *
     * @throws IllegalArgumentException if the scheme has another number of points
     */
    public LandmarkDrawing prediction(Landmarks prediction) {
        return with(Mark.PREDICTION, prediction);
    }

    /** The picture: a new RGB image. Points outside the photo are left out of sight. */
    public BufferedImage image() {
        ScaledPhoto scaled = ScaledPhoto.of(photo, width);
        BufferedImage picture = scaled.picture();
        Map<Mark, Landmarks> placed = new EnumMap<>(Mark.class);
        points.forEach((mark, landmarks) -> placed.put(mark, scaled.placed(landmarks)));
        Graphics2D brush = Canvas.brush(picture);
        double side = Math.min(picture.getWidth(), picture.getHeight());
        paint(new MarkPainter(brush, Math.max(1, side / SIDE_OF_UNIT)), placed);
        brush.dispose();
        return picture;
    }

    private void paint(MarkPainter painter, Map<Mark, Landmarks> placed) {
        if (scheme.count() > 1) {
            placed.forEach((mark, at) -> painter.lines(mark, scheme, at));
            placed.forEach((mark, at) -> {
                for (int i = 0; i < at.count(); i++) {
                    painter.point(mark, at.x(i), at.y(i));
                }
            });
            return;
        }
        if (placed.size() == 2) {
            Landmarks truth = placed.get(Mark.TRUTH);
            Landmarks prediction = placed.get(Mark.PREDICTION);
            painter.tie(truth.x(0), truth.y(0), prediction.x(0), prediction.y(0));
        }
        placed.forEach((mark, at) -> painter.target(mark, at.x(0), at.y(0)));
    }

    private LandmarkDrawing with(Mark mark, Landmarks landmarks) {
        requireNonNull(landmarks, mark.label() + " is null");
        if (landmarks.count() != scheme.count()) {
            throw new IllegalArgumentException("scheme " + scheme.name() + " has " + scheme.count() + " points, "
                    + mark.label() + " has " + landmarks.count());
        }
        Map<Mark, Landmarks> more = new EnumMap<>(Mark.class);
        more.putAll(points);
        more.put(mark, landmarks);
        return new LandmarkDrawing(photo, scheme, width, more);
    }
}
