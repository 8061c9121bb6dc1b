package org.landmark.eval.draw;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A ring around a point of a chart that leaves the point in sight. */
final class Ring extends Marker {
    @Override
    public void paint(Graphics2D graphics, double x, double y, int markerSize) {
        graphics.setStroke(new BasicStroke(2f));
        double radius = markerSize;
        graphics.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
}
