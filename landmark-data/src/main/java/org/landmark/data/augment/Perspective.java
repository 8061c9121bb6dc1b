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
    private static final double BEYOND_ANY_PHOTO = 1e6;

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

    /** Attained where the corners lie off by the whole share in the worst directions, since each of them moves the map monotonously. */
    @Override
    public Extent reach(Extent shown, Crop crop) {
        double x = shown.x() / crop.width();
        double y = shown.y() / crop.height();
        double horizon =
                4 * share * (x + y); // 1 where the surroundings that a later movement shows run out to infinity
        if (horizon > 1 - 1 / BEYOND_ANY_PHOTO) {
            return new Extent(BEYOND_ANY_PHOTO * crop.width(), BEYOND_ANY_PHOTO * crop.height());
        }
        return new Extent(
                crop.width() * (x - share - share * horizon) / (1 - horizon),
                crop.height() * (y - share - share * horizon) / (1 - horizon));
    }
}
