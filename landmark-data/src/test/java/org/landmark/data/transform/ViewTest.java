package org.landmark.data.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.landmark.data.Landmarks;
import org.landmark.data.fixture.AnyMovements;

class ViewTest {
    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void goesFromThePhotoToRatiosAndBack(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Crop crop = AnyMovements.crop(random);
        View view = AnyMovements.augmenter(random).draw(random, crop).view();
        Landmarks ratios = Landmarks.of(random.nextDouble(), random.nextDouble(), 0, 1, 0.5, 0.5);
        Landmarks photo = view.toPhoto(ratios);
        Landmarks again = view.toPhoto(view.toRatios(photo));
        for (int i = 0; i < photo.count(); i++) {
            assertThat(again.distance(i, photo)).as("pixels").isLessThan(1e-3);
        }
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void aCropAsItIsHasTheCropsOwnRatios(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Crop crop = AnyMovements.crop(random);
        Landmarks photo = Landmarks.of(random.nextInt(-500, 500), random.nextInt(-500, 500));
        assertThat(View.of(crop).toRatios(photo)).isEqualTo(crop.toRatios(photo));
        Landmarks moved = new View(crop, Homography.scaling(2, 2).then(Homography.scaling(0.5, 0.5))).toRatios(photo);
        assertThat(moved.distance(0, crop.toRatios(photo))).isLessThan(1e-9);
    }

    @Test
    void movesAroundTheMiddleOfTheCrop() {
        Crop crop = new Crop(10, 20, 40, 30);
        Landmarks middle = Landmarks.of(29.5, 34.5);
        View turned = new View(crop, Homography.rotation(1));
        assertThat(turned.toRatios(middle).distance(0, Landmarks.of(0.5, 0.5))).isLessThan(1e-12);
        View shifted = new View(crop, Homography.translation(10, 15));
        assertThat(shifted.toRatios(middle).distance(0, Landmarks.of(0.75, 1))).isLessThan(1e-12);
        View mirrored = new View(crop, Homography.scaling(-1, 1));
        assertThat(mirrored.toRatios(Landmarks.of(9.5, 19.5)).distance(0, Landmarks.of(1, 0)))
                .as("the corner")
                .isLessThan(1e-12);
    }
}
