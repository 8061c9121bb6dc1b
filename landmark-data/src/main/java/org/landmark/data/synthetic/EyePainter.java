package org.landmark.data.synthetic;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Paints eyes and brows. */
final class EyePainter {
    private final Person person;
    private final Features features;
    private final Tracer tracer;

    EyePainter(Person person, Features features, Tracer tracer) {
        this.person = person;
        this.features = features;
        this.tracer = tracer;
    }

    void paint(Graphics2D pen) {
        for (int side : new int[] {-1, 1}) {
            eye(pen, side);
            lids(pen, side);
            brow(pen, side);
        }
    }

    private void eye(Graphics2D pen, int side) {
        Path2D.Double opening = tracer.between(u -> features.upperLid(side, u), u -> features.lowerLid(side, u), 0, 1);
        Features.Place iris = features.irisCentre(side);
        Rgb white = tracer.lit(
                Rgb.of(0xF7F3EE), new Features.Place(side * person.proportions().eyeX(), 0.25));
        pen.setColor(white.awt());
        pen.fill(opening);
        Shape before = pen.getClip();
        pen.clip(opening);
        double radius = features.irisRadius();
        Rgb colour = tracer.lit(person.looks().iris(), new Features.Place(iris.x(), 0.25))
                .times(1.1);
        disc(pen, iris, radius, colour.times(0.55));
        disc(pen, iris, 0.84 * radius, colour);
        disc(pen, iris, 0.46 * radius, Rgb.of(0x0C0A0A));
        pen.setColor(Rgb.BLACK.awt(0.28));
        pen.setStroke(tracer.stroke(0.07));
        pen.draw(tracer.line(u -> features.upperLid(side, u), 0, 1));
        pen.setClip(before);
        Features.Place glint = new Features.Place(iris.x() - 0.3 * radius, iris.y() - 0.15 * radius);
        if (tracer.pixel(glint).y() > tracer.pixel(features.upperLid(side, 0.5)).y()) {
            disc(pen, glint, 0.17 * radius, Rgb.WHITE.times(0.95));
        }
    }

    private void disc(Graphics2D pen, Features.Place centre, double radius, Rgb colour) {
        pen.setColor(colour.awt());
        pen.fill(tracer.ellipse(centre, radius, radius));
    }

    private void lids(Graphics2D pen, int side) {
        Rgb dark = tracer.lit(person.looks().skin().times(new Rgb(0.42, 0.33, 0.3)), features.upperLid(side, 0.5));
        pen.setColor(dark.awt(0.5));
        pen.setStroke(tracer.stroke(0.022));
        pen.draw(tracer.line(u -> shifted(features.upperLid(side, u), -0.055), 0.06, 0.9));
        pen.setColor(dark.awt(0.45));
        pen.draw(tracer.line(u -> features.lowerLid(side, u), 0, 1));
        pen.setColor(Rgb.of(0x1C1312).awt(0.9));
        pen.setStroke(tracer.stroke(person.woman() ? 0.042 : 0.03));
        pen.draw(tracer.line(u -> features.upperLid(side, u), 0, 0.96));
        if (person.woman()) {
            lashes(pen, side);
        }
    }

    private void lashes(Graphics2D pen, int side) {
        pen.setStroke(tracer.stroke(0.014));
        for (double u = 0.02; u < 0.5; u += 0.08) {
            Features.Place root = features.upperLid(side, u);
            double reach = 0.06 * (1 - u);
            double away = reach;
            pen.draw(tracer.line(t -> new Features.Place(root.x() + side * away * t, root.y() - away * t), 0, 1));
        }
    }

    private static Features.Place shifted(Features.Place place, double dy) {
        return new Features.Place(place.x(), place.y() + dy);
    }

    private void brow(Graphics2D pen, int side) {
        Rgb hair = person.looks().style() == Looks.HairStyle.BALD
                ? person.looks().skin().mix(person.looks().hair(), 0.75)
                : person.looks().hair();
        Rgb colour = tracer.lit(hair.times(0.8).mix(person.looks().skin(), 0.1), features.brow(side, 0.4, 0));
        pen.setColor(colour.awt(0.72));
        pen.fill(tracer.between(u -> features.brow(side, u, -1), u -> features.brow(side, u, 1), 0, 1));
        pen.setColor(colour.times(0.75).awt(0.6));
        pen.setStroke(tracer.stroke(0.012));
        for (int i = 0; i < 26; i++) {
            double u = i / 26.0;
            double low = 0.95 - 0.5 * Math.abs(Grain.at(i * 1.7, 11));
            pen.draw(tracer.line(t -> features.brow(side, Math.min(1, u + 0.09 * t), low - 1.75 * t), 0, 1));
        }
    }
}
