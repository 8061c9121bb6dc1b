package org.landmark.data.augment;

import static java.util.Objects.requireNonNullElse;

import java.util.random.RandomGenerator;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.Homography;

/**
 * Shows the crop as if seen from the side: each corner of the picture shows a place that lies off the crop's corner.
 *
 * @param probability default 1
 * @param share how far at most, along each axis, as a share of the crop's width and height; default 0.05
 */
public record Perspective(Double probability, Double share) implements Movement {
    public Perspective {
        probability = Augmentation.checked(probability, 1);
        share = requireNonNullElse(share, 0.05);
        if (!(share >= 0 && share <= 0.2)) {
            throw new IllegalArgumentException("share must be between 0 and 0.2, came " + share);
        }
    }

    @Override
    public Homography draw(RandomGenerator random, Crop crop) {
        double[] corners = {0, 0, 1, 0, 1, 1, 0, 1};
        for (int i = 0; i < corners.length; i++) {
            corners[i] += share * (2 * random.nextDouble() - 1);
        }
        Homography fromMiddle =
                Homography.scaling(1.0 / crop.width(), 1.0 / crop.height()).then(Homography.translation(0.5, 0.5));
        Homography shown = Homography.ofUnitSquare(corners).inverse();
        return fromMiddle.then(shown).then(fromMiddle.inverse());
    }

    @Override
    public Extent reach(Extent shown, Crop crop) {
        // within the crop the corners bound it; what an earlier movement shows of its surroundings is stretched with it
        double beyond = Math.max(1, Math.max(2 * shown.x() / crop.width(), 2 * shown.y() / crop.height()));
        return shown.times(1 + 2 * share * beyond * beyond * (1 + 4 * share));
    }
}
