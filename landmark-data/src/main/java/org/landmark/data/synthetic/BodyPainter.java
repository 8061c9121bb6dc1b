package org.landmark.data.synthetic;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Paints what carries the head: long hair behind it, the neck, the shoulders and their clothes. */
final class BodyPainter {
    private final Person person;
    private final Head head;
    private final Camera camera;
    private final Light light;

    BodyPainter(Person person, Head head, Camera camera, Light light) {
        this.person = person;
        this.head = head;
        this.camera = camera;
        this.light = light;
    }

    void paint(Graphics2D pen) {
        if (person.looks().style() == Looks.HairStyle.LONG) {
            longHair(pen);
        }
        neck(pen);
        shoulders(pen);
    }

    private double px(double x) {
        return camera.x() + camera.scale() * x;
    }

    private double py(double y) {
        return camera.y() + camera.scale() * (y - 0.64);
    }

    private double width() {
        return person.proportions().halfWidth();
    }

    private void longHair(Graphics2D pen) {
        double w = width() + 0.5 * person.looks().hairVolume();
        Vec3 nape = camera.project(new Vec3(0, 0.2, -0.45));
        double cx = (nape.x() - camera.x()) / camera.scale();
        double cy = (nape.y() - camera.y()) / camera.scale() + 0.3;
        Path2D.Double mane = new Path2D.Double();
        mane.moveTo(px(cx - 0.8 * w), py(cy - 1.1));
        mane.quadTo(px(cx - w), py(cy - 0.8), px(cx - w), py(cy - 0.3));
        mane.curveTo(px(cx - 1.12 * w), py(1.2), px(-1.15 * w), py(1.7), px(-1.12 * w), py(2.5));
        mane.curveTo(px(-0.5), py(2.75), px(0.5), py(2.75), px(1.12 * w), py(2.5));
        mane.curveTo(px(1.15 * w), py(1.7), px(cx + 1.12 * w), py(1.2), px(cx + w), py(cy - 0.3));
        mane.quadTo(px(cx + w), py(cy - 0.8), px(cx + 0.8 * w), py(cy - 1.1));
        mane.closePath();
        pen.setPaint(across(person.looks().hair().times(0.75), w));
        pen.fill(mane);
        pen.setStroke(new BasicStroke((float) (0.02 * camera.scale())));
        for (int i = 0; i < 24; i++) {
            double u = -1 + i / 11.5;
            double wave = 0.04 * Grain.at(i * 1.9, 5);
            pen.setColor((i % 2 == 0 ? Rgb.BLACK : person.looks().hair().mix(Rgb.WHITE, 0.3)).awt(0.2));
            Path2D.Double strand = new Path2D.Double();
            strand.moveTo(px(cx + u * w), py(cy));
            strand.curveTo(
                    px(cx + 1.08 * u * w), py(1.2), px(u * w * 1.1 + wave), py(1.7), px(1.06 * u * w + wave), py(2.5));
            pen.draw(strand);
        }
    }

    private void neck(Graphics2D pen) {
        Rgb skin = person.looks().skin().times(0.9);
        double w = width() * (person.woman() ? 0.55 : 0.66);
        Vec3 jaw = camera.project(new Vec3(0, 0.9, -0.25));
        double top = (jaw.x() - camera.x()) / camera.scale();
        Path2D.Double neck = new Path2D.Double();
        neck.moveTo(px(top - w), py(0.7));
        neck.curveTo(px(top - w), py(1.6), px(-w), py(1.9), px(-w - 0.25), py(2.35));
        neck.lineTo(px(0), py(3.1));
        neck.lineTo(px(w + 0.25), py(2.35));
        neck.curveTo(px(w), py(1.9), px(top + w), py(1.6), px(top + w), py(0.7));
        neck.closePath();
        pen.setPaint(across(skin, w));
        pen.fill(neck);
        Vec3 chin = camera.project(new Vec3(0, head.chin(), 0.3));
        float from = (float) (chin.y() - 0.1 * camera.scale());
        pen.setPaint(new GradientPaint(
                0,
                from,
                Rgb.of(0x2A1510).awt(0.55),
                0,
                from + (float) (0.55 * camera.scale()),
                Rgb.of(0x2A1510).awt(0)));
        pen.fill(neck);
    }

    private void shoulders(Graphics2D pen) {
        Looks looks = person.looks();
        double wide = person.woman() ? 0.88 : 1;
        boolean roll = looks.collar() == Looks.Collar.ROLL;
        double open = looks.collar() == Looks.Collar.VEE ? 2.95 : 2.5;
        Path2D.Double cloth = new Path2D.Double();
        double n = 0.8 * width();
        cloth.moveTo(px(-n), py(2.12));
        cloth.curveTo(px(-1.2 * wide), py(2.4), px(-1.9 * wide), py(2.42), px(-2.25 * wide), py(2.85));
        cloth.curveTo(px(-2.5 * wide), py(3.2), px(-2.6 * wide), py(4.2), px(-2.7 * wide), py(7));
        cloth.lineTo(px(2.7 * wide), py(7));
        cloth.curveTo(px(2.6 * wide), py(4.2), px(2.5 * wide), py(3.2), px(2.25 * wide), py(2.85));
        cloth.curveTo(px(1.9 * wide), py(2.42), px(1.2 * wide), py(2.4), px(n), py(2.12));
        cloth.curveTo(px(0.75 * n), py(open), px(0.2 * n), py(open), px(0), py(open));
        cloth.curveTo(px(-0.2 * n), py(open), px(-0.75 * n), py(open), px(-n), py(2.12));
        cloth.closePath();
        pen.setPaint(across(looks.clothes(), 2.3 * wide));
        pen.fill(cloth);
        pen.setStroke(new BasicStroke((float) (0.09 * camera.scale())));
        pen.setColor(looks.clothes().times(light.ambient() + 0.1).awt(0.6));
        Path2D.Double seam = new Path2D.Double();
        seam.moveTo(px(-n), py(2.14));
        seam.curveTo(px(-0.75 * n), py(open), px(-0.2 * n), py(open), px(0), py(open));
        seam.curveTo(px(0.2 * n), py(open), px(0.75 * n), py(open), px(n), py(2.14));
        pen.draw(seam);
        if (roll) {
            rollNeck(pen, n);
        }
    }

    private void rollNeck(Graphics2D pen, double n) {
        Path2D.Double roll = new Path2D.Double();
        roll.moveTo(px(-n), py(2.0));
        roll.curveTo(px(-0.5 * n), py(2.2), px(0.5 * n), py(2.2), px(n), py(2.0));
        roll.curveTo(px(1.1 * n), py(2.3), px(1.1 * n), py(2.4), px(1.05 * n), py(2.55));
        roll.curveTo(px(0.5 * n), py(2.85), px(-0.5 * n), py(2.85), px(-1.05 * n), py(2.55));
        roll.curveTo(px(-1.1 * n), py(2.4), px(-1.1 * n), py(2.3), px(-n), py(2.0));
        roll.closePath();
        pen.setPaint(across(person.looks().clothes().times(1.08), n));
        pen.fill(roll);
    }

    /** A colour lit over something round that is as wide as given to either side. */
    private GradientPaint across(Rgb colour, double half) {
        Rgb left = colour.times(light.on(new Vec3(-0.75, -0.1, 0.65))).times(light.tint());
        Rgb right = colour.times(light.on(new Vec3(0.75, -0.1, 0.65))).times(light.tint());
        return new GradientPaint((float) px(-half), 0, left.awt(), (float) px(half), 0, right.awt());
    }
}
