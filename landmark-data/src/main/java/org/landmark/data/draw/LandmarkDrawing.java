package org.landmark.data.draw;

import static java.util.Objects.requireNonNull;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;
import org.landmark.data.BoundingBox;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

/**
 * A photo with landmarks on it, truth in green and prediction in red; either may be absent. Points are given in pixels of the
 * photo, pixel centres on whole numbers. Rectangles and a frame around the photo can be added. The marks grow with the picture
 * that is drawn, not with the photo it is drawn from.
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
    private final double frame;
    private final boolean dots;
    private final Map<Outline, BoundingBox> outlines;
    private final Map<Mark, Landmarks> points;

    private LandmarkDrawing(
            BufferedImage photo,
            LandmarkScheme scheme,
            int width,
            double frame,
            boolean dots,
            Map<Outline, BoundingBox> outlines,
            Map<Mark, Landmarks> points) {
        this.photo = photo;
        this.scheme = scheme;
        this.width = width;
        this.frame = frame;
        this.dots = dots;
        this.outlines = outlines;
        this.points = points;
    }

    /** A drawing of the photo's own size without points; the photo is only read. */
    public static LandmarkDrawing on(BufferedImage photo, LandmarkScheme scheme) {
        requireNonNull(photo, "photo is null");
        requireNonNull(scheme, "scheme is null");
        return new LandmarkDrawing(photo, scheme, photo.getWidth(), 0, false, Map.of(), Map.of());
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
        return new LandmarkDrawing(photo, scheme, pictureWidth, frame, dots, outlines, points);
    }

    /**
     * The same drawing in a frame, which shows what lies around the photo: annotated points there change their colour, and those
     * farther away stand on its rim.
     *
     * @param share the frame's width as a share of the picture's shorter side
     * @throws IllegalArgumentException if the share is not between 0 and 1
     */
    public LandmarkDrawing framed(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("frame must be a share between 0 and 1: " + share);
        }
        return new LandmarkDrawing(photo, scheme, width, share, dots, outlines, points);
    }

    /** The same drawing with small dots alone, which hide the least: no lines of the scheme, and no rings and crosses around one point. */
    public LandmarkDrawing dotted() {
        return new LandmarkDrawing(photo, scheme, width, frame, true, outlines, points);
    }

    /** The same drawing with this rectangle, in pixels of the photo. */
    public LandmarkDrawing outline(Outline outline, BoundingBox box) {
        requireNonNull(box, "box is null");
        Map<Outline, BoundingBox> more = new EnumMap<>(Outline.class);
        more.putAll(outlines);
        more.put(outline, box);
        return new LandmarkDrawing(photo, scheme, width, frame, dots, more, points);
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

    /** The picture: a new RGB image. Without a frame, what lies outside the photo is out of sight. */
    public BufferedImage image() {
        ScaledPhoto scaled = ScaledPhoto.of(photo, width);
        Frame around = Frame.around(scaled.picture(), frame);
        BufferedImage picture = around.framed(scaled.picture());
        Graphics2D brush = Canvas.brush(picture);
        double side = Math.min(around.width(), around.height());
        MarkPainter painter = new MarkPainter(brush, Math.max(1, side / SIDE_OF_UNIT));
        outlines.forEach((outline, box) -> painter.outline(
                outline,
                box.left() * scaled.scaleX() + around.border(),
                box.top() * scaled.scaleY() + around.border(),
                box.width() * scaled.scaleX(),
                box.height() * scaled.scaleY()));
        Map<Mark, Landmarks> placed = new EnumMap<>(Mark.class);
        points.forEach((mark, landmarks) ->
                placed.put(mark, scaled.placed(landmarks).map(x -> x + around.border(), y -> y + around.border())));
        paint(painter, placed, around);
        brush.dispose();
        return picture;
    }

    private void paint(MarkPainter painter, Map<Mark, Landmarks> placed, Frame around) {
        if (scheme.count() > 1 && !dots) {
            placed.forEach((mark, at) -> painter.lines(mark, scheme, at));
        } else if (scheme.count() == 1 && placed.size() == 2) {
            Landmarks truth = placed.get(Mark.TRUTH);
            Landmarks prediction = placed.get(Mark.PREDICTION);
            painter.tie(truth.x(0), truth.y(0), prediction.x(0), prediction.y(0));
        }
        placed.forEach((mark, at) -> {
            for (int i = 0; i < at.count(); i++) {
                paintPoint(painter, mark, at.x(i), at.y(i), around);
            }
        });
    }

    private void paintPoint(MarkPainter painter, Mark mark, double x, double y, Frame around) {
        double radius = painter.radius(scheme.count());
        boolean outside = around.isOutside(x, y);
        Mark seen = outside && mark == Mark.TRUTH ? Mark.OUTSIDE : mark;
        double heldX = outside ? around.heldX(x, radius) : x;
        double heldY = outside ? around.heldY(y, radius) : y;
        if (scheme.count() > 1 || dots) {
            painter.point(seen, heldX, heldY);
        } else {
            painter.target(seen, heldX, heldY);
        }
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
        return new LandmarkDrawing(photo, scheme, width, frame, dots, outlines, more);
    }
}
