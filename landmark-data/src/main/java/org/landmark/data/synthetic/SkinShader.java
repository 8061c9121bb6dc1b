package org.landmark.data.synthetic;

/** Skin: its colour over the face, beard and freckles, in the light of the photo. */
final class SkinShader implements Mesh.Shader {
    private final Proportions p;
    private final Looks looks;
    private final Expression expression;
    private final Head head;
    private final Light light;
    private final int salt;

    SkinShader(Person person, Expression expression, Head head, Light light) {
        this.p = person.proportions();
        this.looks = person.looks();
        this.expression = expression;
        this.head = head;
        this.light = light;
        this.salt = looks.salt();
    }

    @Override
    public int shade(Mesh.Fragment f) {
        Rgb colour = Math.abs(f.angle) < Head.QUARTER ? face(f.x, f.y) : looks.skin();
        double bright = light.on(f.nx, f.ny, f.nz) * (1 + 0.02 * Grain.at(f.x * 9, f.y * 9, salt));
        Rgb lit = colour.times(bright).times(light.tint());
        return lit.mix(Rgb.WHITE, 0.16 * light.lamp() * shine(f)).packed();
    }

    private double shine(Mesh.Fragment f) {
        Vec3 d = light.direction();
        // half way between the lamp and the viewer
        double half = (f.nx * d.x() + f.ny * d.y() + f.nz * (d.z() + 1)) / Math.sqrt(2 + 2 * d.z());
        double fourth = half * half * half * half;
        return half <= 0 ? 0 : fourth * fourth * fourth * fourth * fourth;
    }

    private Rgb face(double x, double y) {
        double side = Math.abs(x);
        double blush = 0.35 * Curve.bell(side - 0.56, 0.22, y - 0.48, 0.18)
                + 0.2 * Curve.bell(x, 0.14, y - p.noseBase() + 0.15, 0.14);
        Rgb colour = looks.skin().mix(looks.skin().times(new Rgb(1, 0.72, 0.68)), blush);
        if (looks.freckles() > 0) {
            double spots = Curve.step(0.45, 0.8, Grain.at(x * 26, y * 26, salt));
            colour = colour.mix(
                    looks.skin().times(new Rgb(0.75, 0.6, 0.5)),
                    0.5 * looks.freckles() * spots * Curve.bell(side - 0.35, 0.35, y - 0.4, 0.22));
        }
        if (looks.beard() > 0) {
            colour = colour.mix(looks.hair(), beard(x, y));
        }
        return colour.times(1 - shadow(x, side, y));
    }

    private double beard(double x, double y) {
        double width = head.halfWidth(y);
        double towardsEdge = Math.abs(x) / Math.max(0.05, width);
        double cheekLine = p.noseBase() + 0.28 - 0.75 * Math.pow(Math.max(0, towardsEdge - 0.35), 1.3);
        double cover = Curve.step(cheekLine - 0.08, cheekLine + 0.12, y);
        double moustache = Curve.bell(x, 0.3, y - 0.5 * (p.noseBase() + p.mouthY()) - 0.02, 0.055);
        double strands = 0.75 + 0.25 * Grain.at(x * 60, y * 30, salt);
        return 0.85 * looks.beard() * Math.max(cover, moustache) * strands;
    }

    /** What the lamp does not reach: sockets, under the nose, beside it, under the lip, the folds of a smile. */
    private double shadow(double x, double side, double y) {
        double sockets = 0.16 * Curve.bell(side - p.eyeX() + 0.03, 0.26, y + 0.06, 0.12);
        double underNose = 0.22 * Curve.bell(x, 0.8 * p.noseHalfWidth(), y - p.noseBase() - 0.035, 0.035);
        double wings = 0.16 * Curve.bell(side - 1.05 * p.noseHalfWidth(), 0.04, y - p.noseBase() + 0.08, 0.08);
        double groove = 0.08 * Curve.bell(x, 0.04, y - 0.5 * (p.noseBase() + p.mouthY()), 0.07);
        double underLip =
                0.2 * Curve.bell(x, 0.19, y - p.mouthY() - p.lowerLip() - 0.06 - 0.8 * expression.opening(), 0.04);
        double foldX = p.noseHalfWidth() + 0.06 + 0.45 * Math.max(0, y - p.noseBase() + 0.1);
        double fold = (0.05 + 0.16 * Math.max(0, expression.smile()))
                * Curve.bell(side - foldX, 0.035)
                * Curve.step(p.noseBase() - 0.14, p.noseBase(), y)
                * (1 - Curve.step(p.mouthY() - 0.08, p.mouthY() + 0.1, y));
        return sockets + underNose + wings + groove + underLip + fold;
    }
}
