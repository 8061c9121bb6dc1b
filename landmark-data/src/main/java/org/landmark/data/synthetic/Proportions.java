package org.landmark.data.synthetic;

/**
 * The measures of one face. Unit: half the width of a usual face; y counts down from the line of the eyes, x to the side from
 * the middle.
 *
 * @param halfWidth of the face at the cheeks
 * @param crown y of the top of the skull, negative
 * @param chin y of the chin of a closed mouth
 * @param jawBend exponent that says how long the cheeks stay wide on their way down
 * @param jawRound exponent that says how round the chin ends
 * @param eyeX middle of the eye
 * @param eyeHalfWidth half the distance between an eye's corners
 * @param eyeHeight of the open upper lid over the corners
 * @param eyeTilt how much the outer corner stands above the middle
 * @param browY of the middle line of the brows
 * @param browThickness at its widest
 * @param browArch height of its bow
 * @param noseBase y of the lower end of the nose
 * @param noseHalfWidth at the wings
 * @param noseHeight how far the tip stands out
 * @param mouthY of the line between the lips
 * @param mouthHalfWidth of a mouth at rest
 * @param upperLip thickness
 * @param lowerLip thickness
 */
record Proportions(
        double halfWidth,
        double crown,
        double chin,
        double jawBend,
        double jawRound,
        double eyeX,
        double eyeHalfWidth,
        double eyeHeight,
        double eyeTilt,
        double browY,
        double browThickness,
        double browArch,
        double noseBase,
        double noseHalfWidth,
        double noseHeight,
        double mouthY,
        double mouthHalfWidth,
        double upperLip,
        double lowerLip) {

    static Proportions draw(Dice dice, boolean woman) {
        double chin = dice.between(1.58, 1.8) - (woman ? 0.05 : 0);
        double noseBase = dice.between(0.58, 0.68) - (woman ? 0.03 : 0);
        double mouthY = noseBase + (chin - noseBase) * dice.between(0.29, 0.34);
        return new Proportions(
                dice.between(0.97, 1.1) - (woman ? 0.03 : 0),
                dice.between(-1.68, -1.5),
                chin,
                dice.between(2.1, 2.9),
                dice.between(1.65, 2.05) + (woman ? -0.1 : 0.05),
                dice.between(0.455, 0.505),
                dice.between(0.225, 0.265),
                dice.between(0.1, 0.135) + (woman ? 0.012 : 0),
                dice.between(-0.01, 0.035),
                dice.between(-0.34, -0.27),
                dice.between(0.075, 0.13) - (woman ? 0.025 : 0),
                dice.between(0.03, 0.08),
                noseBase,
                dice.between(0.235, 0.31) - (woman ? 0.02 : 0),
                dice.between(0.24, 0.34),
                mouthY,
                dice.between(0.36, 0.45),
                dice.between(0.055, 0.09) + (woman ? 0.015 : 0),
                dice.between(0.09, 0.13) + (woman ? 0.015 : 0));
    }
}
