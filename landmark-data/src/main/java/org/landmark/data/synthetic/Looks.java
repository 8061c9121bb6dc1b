package org.landmark.data.synthetic;

import java.util.List;

/**
 * What a face shows apart from its measures.
 *
 * @param skin colour in even light
 * @param lips colour in even light
 * @param hair colour of hair, brows and beard
 * @param iris colour of the eyes
 * @param clothes colour of the clothes
 * @param collar how the clothes end at the neck
 * @param style how the hair is worn
 * @param hairline y of the hair over the forehead, in units of {@link Proportions}
 * @param hairVolume how far the hair stands off the skull
 * @param parting how much lower the hair hangs over the forehead on the viewer's right than on the left
 * @param beard 0 for shaved, 1 for a full beard
 * @param freckles 0 for none, 1 for many
 */
record Looks(
        Rgb skin,
        Rgb lips,
        Rgb hair,
        Rgb iris,
        Rgb clothes,
        Collar collar,
        HairStyle style,
        double hairline,
        double hairVolume,
        double parting,
        double beard,
        double freckles) {

    enum HairStyle {
        BALD,
        SHORT,
        FULL,
        LONG
    }

    enum Collar {
        ROUND,
        VEE,
        ROLL
    }

    private static final List<Rgb> SKINS = List.of(
            Rgb.of(0xF3CDB5),
            Rgb.of(0xECBFA0),
            Rgb.of(0xE2AE8B),
            Rgb.of(0xD79F78),
            Rgb.of(0xC08660),
            Rgb.of(0xA06C49),
            Rgb.of(0x7E5236));
    private static final List<Rgb> HAIRS = List.of(
            Rgb.of(0x1E1815),
            Rgb.of(0x35251B),
            Rgb.of(0x55392A),
            Rgb.of(0x7A5233),
            Rgb.of(0xB58A55),
            Rgb.of(0x94492A),
            Rgb.of(0x8E8A86));
    private static final List<Rgb> IRISES =
            List.of(Rgb.of(0x4A2F1C), Rgb.of(0x5E4327), Rgb.of(0x4C7396), Rgb.of(0x5C7F6A), Rgb.of(0x6E6E4A));
    private static final List<Rgb> CLOTHES = List.of(
            Rgb.of(0x2F4858),
            Rgb.of(0x8C3B3B),
            Rgb.of(0x4F6D4A),
            Rgb.of(0xC9C2B4),
            Rgb.of(0x30303A),
            Rgb.of(0x6B5B8A),
            Rgb.of(0xB9803F),
            Rgb.of(0x3D7A8C));

    static Looks draw(Dice dice, boolean woman) {
        int tone = Math.min(dice.between(0, SKINS.size() - 1), dice.between(0, SKINS.size() + 1));
        Rgb skin = SKINS.get(tone).mix(dice.pick(SKINS), 0.15);
        Rgb lips = skin.times(new Rgb(0.92, 0.62, 0.62)).mix(Rgb.of(0xB8404A), woman ? dice.between(0.2, 0.5) : 0.12);
        Rgb hair = tone > 4 ? HAIRS.get(dice.between(0, 1)) : dice.pick(HAIRS);
        Rgb iris = tone > 3 ? IRISES.get(dice.between(0, 1)) : dice.pick(IRISES);
        return new Looks(
                skin,
                lips,
                hair.times(dice.between(0.9, 1.1)),
                iris,
                dice.pick(CLOTHES).times(dice.between(0.85, 1.15)),
                dice.pick(List.of(Collar.values())),
                style(dice, woman),
                dice.between(-0.98, -0.78),
                dice.between(0.1, 0.22),
                dice.between(-0.3, 0.3),
                woman || dice.chance(0.5) ? 0 : dice.between(0.15, 0.9),
                tone < 3 && dice.chance(0.3) ? dice.between(0.3, 1) : 0);
    }

    /** A number of its own for each look, the same in every run of the program. */
    int salt() {
        return Double.hashCode(hairline) + 31 * Double.hashCode(hairVolume);
    }

    private static HairStyle style(Dice dice, boolean woman) {
        double roll = dice.between(0.0, 1.0);
        if (woman) {
            return roll < 0.7 ? HairStyle.LONG : HairStyle.FULL;
        }
        return roll < 0.1
                ? HairStyle.BALD
                : roll < 0.6 ? HairStyle.SHORT : roll < 0.93 ? HairStyle.FULL : HairStyle.LONG;
    }
}
