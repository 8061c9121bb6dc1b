package org.landmark.data.synthetic;

/**
 * The light of a photo.
 *
 * @param direction towards the lamp, of length one
 * @param ambient share of light that comes from everywhere
 * @param lamp strength of the lamp
 * @param tint colour of both
 */
record Light(Vec3 direction, double ambient, double lamp, Rgb tint) {
    static final Light STUDIO = new Light(new Vec3(-0.25, -0.5, 0.85).unit(), 0.5, 0.55, Rgb.WHITE);

    static Light soft(Dice dice) {
        Vec3 direction = new Vec3(dice.between(-0.7, 0.7), dice.between(-0.8, -0.25), dice.between(0.6, 1.0));
        double ambient = dice.between(0.42, 0.6);
        return new Light(direction.unit(), ambient, dice.between(0.95, 1.12) - ambient, tint(dice));
    }

    /** A lamp from one side in an otherwise dark room. */
    static Light spot(Dice dice) {
        double side = dice.chance(0.5) ? 1 : -1;
        Vec3 direction = new Vec3(side * dice.between(0.6, 1.1), dice.between(-0.6, -0.1), dice.between(0.45, 0.8));
        return new Light(direction.unit(), dice.between(0.24, 0.36), dice.between(0.75, 0.95), tint(dice));
    }

    private static Rgb tint(Dice dice) {
        double warmth = dice.normal(0, 0.035);
        return new Rgb(1 + warmth, 1, 1 - 1.4 * warmth);
    }

    /** The light that a surface of this normal (of length one, towards the viewer) gives back. */
    double on(double nx, double ny, double nz) {
        double facing = nx * direction.x() + ny * direction.y() + nz * direction.z();
        // wrapped round the edge a little, as skin does by scattering
        return ambient * (0.85 + 0.15 * nz) + lamp * Math.max(0, (facing + 0.25) / 1.25);
    }

    double on(Vec3 normal) {
        return on(normal.x(), normal.y(), normal.z());
    }
}
