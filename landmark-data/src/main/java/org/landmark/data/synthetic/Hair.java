package org.landmark.data.synthetic;

/** The hair as a shell over the skull: where it grows, how far it stands off, how it shines. */
final class Hair implements Mesh.Shader, Mesh.Surface {
    private static final Vec3 MIDDLE = new Vec3(0, -0.35, -0.1);

    private final Looks looks;
    private final Head head;
    private final Light light;
    private final int salt;

    Hair(Looks looks, Head head, Light light) {
        this.looks = looks;
        this.head = head;
        this.light = light;
        this.salt = looks.salt();
    }

    /** y below which no style has hair on the shell. */
    double bottom() {
        return looks.style() == Looks.HairStyle.LONG ? 1.15 : 0.75;
    }

    @Override
    public Vec3 at(double angle, double y) {
        Vec3 skull = head.slice(angle, y);
        // thin towards every border, also the upright one at the temples, lest the shell stands off the face
        double nearestEdge = Math.min(edge(angle), edge(Math.max(0, Math.abs(angle) - 0.3) * Math.signum(angle)));
        double covered = looks.style() == Looks.HairStyle.BALD ? 0 : Curve.step(-0.02, 0.35, nearestEdge - y);
        double lump = 1 + 0.16 * Grain.at(angle * 2.2, y * 2.5, salt);
        return skull.plus(skull.minus(MIDDLE).unit().times(0.025 + looks.hairVolume() * covered * lump));
    }

    /** y of the lower border of the hair. */
    private double edge(double angle) {
        double turn = Math.abs(angle);
        double side =
                looks.style() == Looks.HairStyle.SHORT ? 0.02 : looks.style() == Looks.HairStyle.FULL ? 0.2 : 0.85;
        double nape = looks.style() == Looks.HairStyle.LONG ? 1.05 : 0.6;
        double part = 0.09 * Grain.at(angle * 2.1, salt + 3) + looks.parting() * Math.sin(angle);
        double y = looks.hairline() + part;
        y += (side - y) * Curve.step(0.9, 1.45, turn);
        return y + (nape - y) * Curve.step(1.8, 2.2, turn);
    }

    @Override
    public int shade(Mesh.Fragment f) {
        if (bare(f)) {
            return 0;
        }
        double wisps = 0.05 * Grain.at(f.angle * 21, salt) + 0.05 * Grain.at(f.angle * 64, salt + 1);
        if (f.y > edge(f.angle) + wisps) {
            return 0;
        }
        double sweep = f.angle * 55 + 4 * Math.sin(3 * f.y + f.angle);
        double strand = 0.16 * Grain.at(sweep, f.y * 1.6, salt) + 0.12 * Grain.at(sweep * 2.3, f.y * 2.5, salt + 5);
        double gloss = 0.35 * Curve.bell(f.ny + 0.62, 0.16) * (0.6 + 2 * Math.max(0, strand));
        double bright = light.on(f.nx, f.ny, f.nz) * (0.95 + strand) + gloss * light.lamp();
        return looks.hair().times(bright).times(light.tint()).packed();
    }

    private boolean bare(Mesh.Fragment f) {
        return looks.style() == Looks.HairStyle.BALD
                && (f.y < -0.62 + 0.05 * Grain.at(f.angle * 20, salt) || Math.abs(f.angle) < 1.25);
    }
}
