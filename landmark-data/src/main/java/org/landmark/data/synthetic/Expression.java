package org.landmark.data.synthetic;

/**
 * What the face does in one photo.
 *
 * @param smile from -0.3 (a little sad) over 0 to 1
 * @param opening of the mouth in the middle, in units of {@link Proportions}
 * @param browRaise how far the brows are lifted, in the same units
 * @param lids how open the eyes are; 1 is usual
 * @param gaze where the eyes look to the side, in shares of the eye's width
 */
record Expression(double smile, double opening, double browRaise, double lids, double gaze) {
    static final Expression NEUTRAL = new Expression(0, 0, 0, 1, 0);
}
