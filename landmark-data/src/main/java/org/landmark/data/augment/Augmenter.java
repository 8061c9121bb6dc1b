package org.landmark.data.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.Homography;
import org.landmark.data.transform.View;

/** The augmentations of an experiment, in their order. */
public record Augmenter(List<Augmentation> augmentations) {
    /** Changes nothing. */
    public static final Augmenter NONE = new Augmenter(List.of());

    /**
     * What one face gets.
     *
     * @param view how its crop is moved
     * @param mirrored whether left and right are swapped
     * @param effects what then happens to the pixels
     */
    public record Drawn(View view, boolean mirrored, List<PixelEffect> effects) {
        /** A crop left as it is. */
        public static Drawn still(Crop crop) {
            return new Drawn(View.of(crop), false, List.of());
        }
    }

    public Augmenter {
        augmentations = List.copyOf(augmentations);
    }

    /** Draws what happens to one face; everything comes from {@code random}. */
    public Drawn draw(RandomGenerator random, Crop crop) {
        Homography move = Homography.IDENTITY;
        boolean mirrored = false;
        List<PixelEffect> effects = new ArrayList<>();
        for (Augmentation augmentation : augmentations) {
            if (random.nextDouble() >= augmentation.probability()) {
                continue;
            }
            if (augmentation instanceof Movement movement) {
                move = move.then(movement.draw(random, crop));
                mirrored ^= movement instanceof Mirror;
            } else if (augmentation instanceof PixelChange change) {
                effects.add(change.draw(random));
            }
        }
        return new Drawn(new View(crop, move), mirrored, effects);
    }

    /** How far from its middle, at most, that can lie which a crop's picture shows. */
    public Extent reach(Crop crop) {
        Extent extent = Extent.of(crop);
        for (int i = augmentations.size() - 1; i >= 0; i--) {
            if (augmentations.get(i) instanceof Movement movement) {
                Extent moved = movement.reach(extent, crop);
                extent = movement.probability() < 1 ? moved.or(extent) : moved;
            }
        }
        return extent;
    }
}
