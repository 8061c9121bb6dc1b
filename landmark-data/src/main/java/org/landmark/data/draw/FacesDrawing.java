package org.landmark.data.draw;

import static java.util.Objects.requireNonNull;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.landmark.data.BoundingBox;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

/**
 * A photo with what a model sees on it: any number of faces, each with its box and its points. Marks grow with the face that they are on.
 *
 * @param photo is only read
 * @param scheme of all points
 * @param faces what is seen
 */
public record FacesDrawing(BufferedImage photo, LandmarkScheme scheme, List<Seen> faces) {
    /** A face of this side is drawn with lines one pixel wide, a larger one in proportion. */
    private static final double SIDE_OF_UNIT = 190;

    private static final double LEAST_UNIT = 0.6;

    /**
     * One face.
     *
     * @param box in pixels of the photo; not drawn where it is the whole photo
     * @param points in pixels of the photo
     */
    public record Seen(BoundingBox box, Landmarks points) {
        public Seen {
            requireNonNull(box, "box is null");
            requireNonNull(points, "points is null");
        }
    }

    public FacesDrawing {
        requireNonNull(photo, "photo is null");
        requireNonNull(scheme, "scheme is null");
        faces = List.copyOf(faces);
    }

    /** The picture: a new RGB image of the photo's size. */
    public BufferedImage image() {
        BufferedImage picture = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = Canvas.brush(picture);
        brush.drawImage(photo, 0, 0, null);
        faces.forEach(face -> paint(face, brush));
        brush.dispose();
        return picture;
    }

    private void paint(Seen face, Graphics2D brush) {
        BoundingBox box = face.box();
        double side = Math.sqrt(box.width() * box.height());
        MarkPainter painter = new MarkPainter(brush, Math.max(LEAST_UNIT, side / SIDE_OF_UNIT));
        if (!isWhole(box)) {
            painter.outline(Outline.BOX, box.left(), box.top(), box.width(), box.height());
        }
        Landmarks at = face.points().map(x -> x + 0.5, y -> y + 0.5);
        painter.lines(Mark.PREDICTION, scheme, at);
        for (int i = 0; i < at.count(); i++) {
            if (at.count() > 1) {
                painter.point(Mark.PREDICTION, at.x(i), at.y(i));
            } else {
                painter.target(Mark.PREDICTION, at.x(i), at.y(i));
            }
        }
    }

    private boolean isWhole(BoundingBox box) {
        return box.left() <= 0
                && box.top() <= 0
                && box.left() + box.width() >= photo.getWidth()
                && box.top() + box.height() >= photo.getHeight();
    }
}
