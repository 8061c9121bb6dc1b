package org.landmark.data.synthetic;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Paints one ear: a leaf that stands off the side of the head. */
final class EarPainter {
    private static final int STEPS = 20;

    private final Looks looks;
    private final Head head;
    private final Camera camera;
    private final Light light;

    EarPainter(Looks looks, Head head, Camera camera, Light light) {
        this.looks = looks;
        this.head = head;
        this.camera = camera;
        this.light = light;
    }

    /** Whether the ear of a side is seen on the head, not behind it. */
    boolean before(int side) {
        return side * camera.pose().yaw() < 0;
    }

    void paint(Graphics2D pen, int side) {
        Rgb skin = looks.skin().times(new Rgb(1, 0.93, 0.91));
        Vec3 normal = camera.turnDirection(new Vec3(side * 0.6, 0, 0.75).unit());
        Rgb lit = skin.times(light.on(normal)).times(light.tint());
        Vec3 front = camera.project(edge(side, 0, 0));
        Vec3 rim = camera.project(edge(side, 0, 1));
        pen.setPaint(new GradientPaint(
                (float) front.x(),
                (float) front.y(),
                lit.times(0.78).awt(),
                (float) (rim.x() + side),
                (float) rim.y(),
                lit.awt()));
        pen.fill(leaf(side, 1));
        pen.setColor(lit.times(new Rgb(0.68, 0.58, 0.55)).awt(0.6));
        pen.fill(leaf(side, 0.62));
        pen.setColor(lit.awt());
        pen.fill(leaf(side, 0.36));
    }

    private Path2D.Double leaf(int side, double size) {
        Path2D.Double path = new Path2D.Double();
        for (int i = 0; i <= STEPS; i++) {
            double turn = Math.PI * ((double) i / STEPS - 0.5);
            Vec3 point = camera.project(edge(side, size * turn / Head.QUARTER, size));
            if (i == 0) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        path.closePath();
        return path;
    }

    /** A point of the ear: along from its upper end (-1) to its lobe (1), size from 0 at the head to 1 at the rim. */
    private Vec3 edge(int side, double along, double size) {
        double y = 0.22 + 0.38 * along;
        Vec3 root = head.slice(side * 1.62, y + 0.04);
        double out = 0.3 * size * Math.cos(along * Head.QUARTER * 0.999) * (1 - 0.28 * along);
        return root.plus(new Vec3(side * (0.8 * out - 0.02), 0, -0.6 * out));
    }
}
