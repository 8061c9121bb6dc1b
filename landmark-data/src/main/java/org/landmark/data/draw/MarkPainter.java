package org.landmark.data.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

/**
 * The shapes of marks and outlines, each on a dark rim that keeps it visible on light skin. Truth is round and prediction pointed, so that the
 * two are told apart without their colours too.
 *
 * @param brush what to paint with
 * @param unit the size of everything, in pixels: about the width of a line
 */
public record MarkPainter(Graphics2D brush, double unit) {
    private static final Color RIM = new Color(20, 20, 20, 200);
    private static final Color TIE = new Color(255, 255, 255, 220);
    private static final int LINE_ALPHA = 130;
    private static final double TARGET_RADIUS = 6;

    /** The lines of the scheme, translucent. */
    void lines(Mark mark, LandmarkScheme scheme, Landmarks points) {
        Color color = mark.color();
        brush.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), LINE_ALPHA));
        brush.setStroke(stroke(unit));
        for (List<Integer> chain : scheme.lines()) {
            if (chain.isEmpty()) {
                continue;
            }
            Path2D path = new Path2D.Double();
            path.moveTo(points.x(chain.get(0)), points.y(chain.get(0)));
            chain.stream().skip(1).forEach(point -> path.lineTo(points.x(point), points.y(point)));
            brush.draw(path);
        }
    }

    /** One of many points: a dot for truth, a slightly smaller diamond for a prediction. */
    void point(Mark mark, double x, double y) {
        Shape shape = mark == Mark.PREDICTION ? diamond(x, y, 1.7 * unit) : circle(x, y, 1.7 * unit);
        brush.setColor(RIM);
        brush.setStroke(stroke(1.1 * unit));
        brush.draw(shape);
        brush.setColor(mark.color());
        brush.fill(shape);
    }

    /** The only point of a picture: a ring with a dot in it for truth, a cross for a prediction. */
    void target(Mark mark, double x, double y) {
        if (mark == Mark.PREDICTION) {
            rimmed(cross(x, y, 3.8 * unit), mark.color(), 1.9 * unit);
        } else {
            rimmed(circle(x, y, TARGET_RADIUS * unit), mark.color(), 1.5 * unit);
            point(mark, x, y);
        }
    }

    /** A thin line between two points. */
    void tie(double x1, double y1, double x2, double y2) {
        rimmed(new Line2D.Double(x1, y1, x2, y2), TIE, 0.7 * unit);
    }

    /** A rectangle. */
    void outline(Outline outline, double left, double top, double width, double height) {
        Shape rectangle = new Rectangle2D.Double(left, top, width, height);
        rimmed(rectangle, outline.color(), 1.3 * unit);
        if (outline.isBroken()) {
            brush.setColor(RIM);
            float dash = (float) (4 * unit);
            brush.setStroke(new BasicStroke(
                    (float) (1.3 * unit),
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_MITER,
                    10,
                    new float[] {dash, dash},
                    0));
            brush.draw(rectangle);
        }
    }

    /** How far marks of so many points reach from their middle. */
    double radius(int points) {
        return (points == 1 ? TARGET_RADIUS + 2 : 3) * unit;
    }

    private void rimmed(Shape shape, Color color, double width) {
        brush.setColor(RIM);
        brush.setStroke(stroke(width + 0.8 * unit));
        brush.draw(shape);
        brush.setColor(color);
        brush.setStroke(stroke(width));
        brush.draw(shape);
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Shape diamond(double x, double y, double reach) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - reach, y);
        path.lineTo(x, y - reach);
        path.lineTo(x + reach, y);
        path.lineTo(x, y + reach);
        path.closePath();
        return path;
    }

    private static Shape cross(double x, double y, double reach) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - reach, y - reach);
        path.lineTo(x + reach, y + reach);
        path.moveTo(x - reach, y + reach);
        path.lineTo(x + reach, y - reach);
        return path;
    }
}
