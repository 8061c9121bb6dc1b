package org.landmark.data.synthetic;

/**
 * The surface of a head in three dimensions: horizontal slices from the crown to the chin. Angle 0 of a slice is the front, plus
 * and minus a quarter turn are the outline as seen from the front: the sides of the skull and, further down, the jaw.
 */
final class Head {
    static final double QUARTER = Math.PI / 2;
    private static final double WIDEST = -0.15;

    private final Proportions p;
    private final Expression expression;
    private final double chin;
    // meshes ask for a whole slice at a time
    private double sliceY = Double.NaN;
    private double sliceWidth;
    private double sliceOutline;
    private double sliceProfile;

    Head(Proportions proportions, Expression expression) {
        this.p = proportions;
        this.expression = expression;
        this.chin = proportions.chin() + 0.55 * expression.opening();
    }

    /** y of the chin, lowered by an open mouth. */
    double chin() {
        return chin;
    }

    double crown() {
        return p.crown();
    }

    /** Half the width of the slice at a height. */
    double halfWidth(double y) {
        if (y < WIDEST) {
            double t = Math.min(1, (WIDEST - y) / (WIDEST - p.crown()));
            return p.halfWidth() * Math.pow(1 - Math.pow(t, 2.5), 1 / 2.2);
        }
        double t = Math.min(1, (y - WIDEST) / (chin - WIDEST));
        return p.halfWidth() * Math.pow(1 - Math.pow(t, p.jawBend() + 0.35), 1 / p.jawRound());
    }

    /** How far forward the outline of the slice lies: the side of the head above, the jaw running forward to the chin below. */
    double outlineDepth(double y) {
        return -0.08 + 0.72 * Math.pow(Curve.step(0.25, chin + 0.5, y), 0.85);
    }

    /** A point of the face without the relief of its features, given by its frontal place. */
    private double plainDepth(double cosine) {
        return sliceOutline + Math.max(0.02, sliceProfile - sliceOutline) * cosine;
    }

    private void enter(double y) {
        if (y != sliceY) {
            sliceY = y;
            sliceWidth = halfWidth(y);
            sliceOutline = outlineDepth(y);
            sliceProfile = profile(y);
        }
    }

    /** How far forward the middle of the face lies. */
    private double profile(double y) {
        if (y < -0.5) {
            double t = Math.min(1, (-0.5 - y) / (-0.5 - p.crown()));
            return 0.9 * Math.sqrt(1 - t * t);
        }
        return 0.9 - 0.16 * Math.pow(Math.max(0, (y - 0.5) / (chin - 0.5)), 7);
    }

    /** The point of the face that stands at (x, y) as seen from the front. */
    Vec3 at(double x, double y) {
        enter(y);
        double sine = sliceWidth < 1e-9 ? 0 : Math.max(-1, Math.min(1, x / sliceWidth));
        return new Vec3(x, y, plainDepth(Math.sqrt(1 - sine * sine)) + relief(x, y));
    }

    /** The point of a slice at an angle; beyond a quarter turn it lies on the back of the head. */
    Vec3 slice(double angle, double y) {
        enter(y);
        double x = sliceWidth * Math.sin(angle);
        double cosine = Math.cos(angle);
        if (Math.abs(angle) <= QUARTER + 1e-9) {
            return new Vec3(x, y, plainDepth(Math.max(0, cosine)) + relief(x, y));
        }
        return new Vec3(x, y, sliceOutline + backDepth(y) * cosine);
    }

    private double backDepth(double y) {
        double t = Math.max(0, Math.min(1, (-0.35 - y) / (-0.35 - p.crown())));
        return (1.15 * Math.sqrt(1 - t * t)) * (1 - 0.97 * Curve.step(0.3, 1.15, y));
    }

    /** What nose, sockets, cheeks, lips and chin add to the depth. */
    private double relief(double x, double y) {
        if (y < -0.8) {
            return 0;
        }
        double side = Math.abs(x);
        double lift = 0.05 * Curve.bell(side - 0.52, 0.22, y - 0.5, 0.2) * (1 + Math.max(0, expression.smile()));
        double socket = -0.09 * Curve.bell(side - p.eyeX() + 0.04, 0.22, y + 0.02, 0.13);
        double browBone = 0.03 * Curve.bell(side - 0.3, 0.3, y + 0.3, 0.1);
        double lips = 0.07 * Curve.bell(x, 0.26, y - p.mouthY(), 0.13);
        double underLip = -0.04 * Curve.bell(x, 0.2, y - p.mouthY() - 0.26 - expression.opening(), 0.07);
        double chinBone = 0.07 * Curve.bell(x, 0.22, y - chin + 0.24, 0.13);
        return nose(x, y) + lift + socket + browBone + lips + underLip + chinBone;
    }

    private double nose(double x, double y) {
        double base = p.noseBase();
        double tip = base - 0.13;
        if (y < -0.5 || y > base + 0.1) {
            return 0;
        }
        double down = Math.max(0, Math.min(1.2, (y + 0.15) / (tip + 0.15)));
        double ridge = p.noseHeight() * (0.18 * Curve.step(-0.45, 0, y) + 0.82 * Math.pow(down, 1.4));
        double under = 1 - Curve.step(tip + 0.02, base + 0.03, y);
        double width = 0.1 + 0.05 * Curve.step(0, tip, y) * p.noseHalfWidth() / 0.27;
        double bridge = ridge * under * Curve.bell(x, width);
        double wings = 0.13 * Curve.bell(Math.abs(x) - 0.62 * p.noseHalfWidth(), 0.085, y - base + 0.1, 0.085);
        double ball = 0.06 * Curve.bell(x, 0.12, y - tip, 0.1);
        return bridge + wings + ball;
    }
}
