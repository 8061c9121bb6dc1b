package org.landmark.data.synthetic;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Paints the lips, what an open mouth shows between them, and the nostrils. */
final class MouthPainter {
    private final Person person;
    private final Expression expression;
    private final Features features;
    private final Tracer tracer;

    MouthPainter(Person person, Expression expression, Features features, Tracer tracer) {
        this.person = person;
        this.expression = expression;
        this.features = features;
        this.tracer = tracer;
    }

    void paint(Graphics2D pen) {
        nostrils(pen);
        lips(pen);
        if (expression.opening() > 0.015) {
            inside(pen);
        }
        line(pen);
    }

    private void lips(Graphics2D pen) {
        Rgb lips = person.looks().lips();
        pen.setColor(tracer.lit(lips.times(0.88), features.upperLipOuter(0)).awt(0.95));
        pen.fill(tracer.between(features::upperLipOuter, features::upperLipInner, -1, 1));
        pen.setColor(tracer.lit(lips, features.lowerLipInner(0)).awt(0.95));
        pen.fill(tracer.between(features::lowerLipInner, features::lowerLipOuter, -1, 1));
        pen.setColor(Rgb.WHITE.awt(0.16));
        pen.setStroke(tracer.stroke(0.03));
        pen.draw(tracer.line(u -> half(features.lowerLipInner(u), features.lowerLipOuter(u)), -0.4, 0.4));
    }

    private void inside(Graphics2D pen) {
        Path2D.Double gap = tracer.between(features::upperLipInner, features::lowerLipInner, -1, 1);
        pen.setColor(tracer.lit(Rgb.of(0x431A1C), features.lowerLipInner(0)).awt());
        pen.fill(gap);
        Shape before = pen.getClip();
        pen.clip(gap);
        double teeth = Math.min(0.11, 0.45 * expression.opening() + 0.05);
        Features.Place top = features.upperLipInner(0);
        pen.setColor(
                tracer.lit(Rgb.of(0xF4EEE2), new Features.Place(0, top.y())).awt());
        pen.fill(tracer.between(
                features::upperLipInner,
                u -> below(features.upperLipInner(u), teeth * (1 - 0.3 * u * u)),
                -0.86,
                0.86));
        pen.setColor(tracer.lit(Rgb.of(0xB5555A), features.lowerLipInner(0)).awt(0.8));
        pen.fill(tracer.ellipse(below(features.lowerLipInner(0), 0.01), 0.55 * features.mouthHalfWidth(), 0.06));
        pen.setClip(before);
    }

    private void line(Graphics2D pen) {
        Rgb dark = tracer.lit(Rgb.of(0x4A1E1E), features.upperLipInner(0));
        pen.setColor(dark.awt(0.8));
        pen.setStroke(tracer.stroke(0.018));
        pen.draw(tracer.line(features::upperLipInner, -1, 1));
        pen.setColor(dark.awt(0.35));
        pen.setStroke(tracer.stroke(0.03));
        pen.draw(tracer.line(features::upperLipInner, -1.03, -0.94));
        pen.draw(tracer.line(features::upperLipInner, 0.94, 1.03));
    }

    private void nostrils(Graphics2D pen) {
        Rgb dark = tracer.lit(person.looks().skin().times(new Rgb(0.32, 0.22, 0.2)), features.nose(0, -0.05));
        for (int side : new int[] {-1, 1}) {
            pen.setColor(dark.awt(0.85));
            pen.fill(tracer.ellipse(features.nose(side * 0.45, 0.022), 0.06, 0.023));
            pen.setColor(dark.awt(0.35));
            pen.setStroke(tracer.stroke(0.022));
            pen.draw(tracer.line(u -> wing(side, u), 0, 1));
        }
        pen.setColor(dark.awt(0.3));
        pen.setStroke(tracer.stroke(0.022));
        pen.draw(tracer.line(u -> features.nose(u, 0.004 - 0.012 * Math.cos(2 * u)), -0.62, 0.62));
    }

    /** The crease round a wing of the nose, from above it down to the base. */
    private Features.Place wing(int side, double share) {
        double turn = Math.PI * (0.25 - 0.75 * share);
        return features.nose(side * (0.72 + 0.3 * Math.cos(turn)), 0.09 + 0.09 * Math.sin(turn));
    }

    private static Features.Place half(Features.Place a, Features.Place b) {
        return new Features.Place((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
    }

    private static Features.Place below(Features.Place place, double dy) {
        return new Features.Place(place.x(), place.y() + dy);
    }
}
