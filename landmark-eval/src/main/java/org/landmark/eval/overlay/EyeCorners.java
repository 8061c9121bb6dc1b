package org.landmark.eval.overlay;

import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

/**
 * The two landmarks that hold an overlay.
 *
 * @param left the one that is on the left of an upright picture
 * @param right the other one
 */
public record EyeCorners(int left, int right) {
    /**
     * Those of a scheme, its normaliser.
     *
     * @param mean the mean shape, which tells left from right
     * @throws InputException if the scheme has none
     */
    public static EyeCorners of(LandmarkScheme scheme, Landmarks mean) {
        if (scheme.normaliser().isEmpty()) {
            throw new InputException("an overlay is held by the outer corners of the eyes, which the model's scheme "
                    + scheme.name() + " does not name (expected a model whose scheme has a normaliser)");
        }
        int first = scheme.normaliser().get(0);
        int second = scheme.normaliser().get(1);
        return mean.x(first) <= mean.x(second) ? new EyeCorners(first, second) : new EyeCorners(second, first);
    }
}
