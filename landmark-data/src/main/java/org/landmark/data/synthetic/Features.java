package org.landmark.data.synthetic;

/**
 * Where the features lie on a face seen from the front, as curves over a share of their length. Sides: -1 is the viewer's left,
 * 1 the viewer's right. Painting and landmarks both go by these curves.
 */
final class Features {
    /** A place on the face as seen from the front, in units of {@link Proportions}. */
    record Place(double x, double y) {}

    private final Proportions p;
    private final Expression expression;

    Features(Proportions proportions, Expression expression) {
        this.p = proportions;
        this.expression = expression;
    }

    /** The upper lid from the outer corner (0) to the inner one (1). */
    Place upperLid(int side, double share) {
        double height = p.eyeHeight() * expression.lids();
        return lid(side, share, -height * Math.pow(Math.sin(Math.PI * share), 0.75));
    }

    /** The lower lid from the outer corner (0) to the inner one (1); a smile lifts it. */
    Place lowerLid(int side, double share) {
        double height = p.eyeHeight() * (0.62 - 0.3 * Math.max(0, expression.smile())) * Math.min(1, expression.lids());
        return lid(side, share, height * Math.pow(Math.sin(Math.PI * share), 0.9));
    }

    private Place lid(int side, double share, double dy) {
        double along = Math.cos(Math.PI * share) * 0.35 + (1 - 2 * share) * 0.65;
        return new Place(side * (p.eyeX() + p.eyeHalfWidth() * along), dy - p.eyeTilt() * along);
    }

    Place irisCentre(int side) {
        double height = p.eyeHeight() * expression.lids();
        return new Place(side * p.eyeX() + 2 * p.eyeHalfWidth() * expression.gaze(), -0.22 * height);
    }

    double irisRadius() {
        return 0.41 * p.eyeHalfWidth();
    }

    /** A brow from its inner end (0) to its outer one (1); edge -1 is its upper border, 0 its middle, 1 its lower border. */
    Place brow(int side, double share, double edge) {
        double inner = p.eyeX() - 1.42 * p.eyeHalfWidth();
        double outer = p.eyeX() + 1.36 * p.eyeHalfWidth();
        double middle = p.browY() - expression.browRaise() - p.browArch() * Math.sin(Math.PI * (0.12 + 0.78 * share));
        double thickness =
                0.5 * p.browThickness() * (1 - 0.8 * share * share) * (0.7 + 0.3 * Curve.step(0, 0.25, share));
        return new Place(
                side * (inner + (outer - inner) * share), middle + 0.09 * share * share * share + edge * thickness);
    }

    double mouthHalfWidth() {
        return p.mouthHalfWidth() * (1 + 0.24 * expression.smile() - 0.5 * expression.opening());
    }

    /** The line where the lips would meet; -1 and 1 are the corners. */
    private double mouthLine(double along) {
        return p.mouthY() + 0.02 * expression.smile() - 0.11 * expression.smile() * along * along;
    }

    Place upperLipOuter(double along) {
        double shape = Math.pow(Math.max(0, 1 - along * along), 0.8)
                * (1 - 0.24 * Curve.bell(along, 0.13) + 0.12 * Curve.bell(Math.abs(along) - 0.25, 0.14));
        double thickness = p.upperLip() * (1 - 0.25 * Math.max(0, expression.smile()));
        return new Place(mouthHalfWidth() * along, upperLipInner(along).y() - thickness * shape);
    }

    Place upperLipInner(double along) {
        return new Place(mouthHalfWidth() * along, mouthLine(along) - 0.2 * expression.opening() * (1 - along * along));
    }

    Place lowerLipInner(double along) {
        return new Place(mouthHalfWidth() * along, mouthLine(along) + 0.8 * expression.opening() * (1 - along * along));
    }

    Place lowerLipOuter(double along) {
        double thickness = p.lowerLip() * (1 - 0.2 * Math.max(0, expression.smile()));
        double shape = Math.pow(Math.max(0, 1 - along * along), 0.75);
        return new Place(mouthHalfWidth() * along, lowerLipInner(along).y() + thickness * shape);
    }

    /** A place of the nose: across in shares of its half width at the wings, y counted up from its base. */
    Place nose(double across, double up) {
        return new Place(across * p.noseHalfWidth(), p.noseBase() - up);
    }

    /** A place of the bridge: across in units of the face, down in shares of the way from the eyes to the base. */
    Place bridge(double across, double down) {
        return new Place(across, p.noseBase() * down);
    }
}
