package org.landmark.data.synthetic;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.util.function.DoubleFunction;

/** Carries curves of a face into the photo: lifted onto the head, turned and projected. */
final class Tracer {
    private static final int STEPS = 18;

    private final Head head;
    private final Camera camera;
    private final Light light;

    Tracer(Head head, Camera camera, Light light) {
        this.head = head;
        this.camera = camera;
        this.light = light;
    }

    Vec3 pixel(Features.Place place) {
        return camera.project(head.at(place.x(), place.y()));
    }

    /** A curve from share {@code from} to share {@code to}. */
    Path2D.Double line(DoubleFunction<Features.Place> curve, double from, double to) {
        Path2D.Double path = new Path2D.Double();
        append(path, curve, from, to);
        return path;
    }

    /** What lies between a curve, run from {@code from} to {@code to}, and another one, run back. */
    Path2D.Double between(
            DoubleFunction<Features.Place> there, DoubleFunction<Features.Place> back, double from, double to) {
        Path2D.Double path = line(there, from, to);
        append(path, back, to, from);
        path.closePath();
        return path;
    }

    Path2D.Double ellipse(Features.Place centre, double radiusX, double radiusY) {
        Path2D.Double path = line(
                turn -> new Features.Place(
                        centre.x() + radiusX * Math.cos(turn), centre.y() + radiusY * Math.sin(turn)),
                0,
                2 * Math.PI);
        path.closePath();
        return path;
    }

    /** A round pen of a width in units of the face. */
    BasicStroke stroke(double width) {
        return new BasicStroke((float) (width * camera.scale()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** A colour in the light of the photo at a place of the face. */
    Rgb lit(Rgb colour, Features.Place place) {
        double step = 0.06;
        Vec3 along = head.at(place.x() + step, place.y()).minus(head.at(place.x() - step, place.y()));
        Vec3 down = head.at(place.x(), place.y() + step).minus(head.at(place.x(), place.y() - step));
        return colour.times(light.on(camera.turnDirection(along.cross(down).unit())))
                .times(light.tint());
    }

    private void append(Path2D.Double path, DoubleFunction<Features.Place> curve, double from, double to) {
        for (int i = 0; i <= STEPS; i++) {
            Vec3 point = pixel(curve.apply(from + (to - from) * i / STEPS));
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
    }
}
