package org.landmark.eval.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.transform.Crop;
import org.landmark.eval.metric.Faces;

class FacePictureTest {
    private static final Crop CROP = new Crop(100, 80, 120, 110);

    @Test
    void showsWhatTheNetworkSeesOfAPoint() {
        CroppedFace face = Faces.of(CROP, Landmarks.of(150, 100));
        FacePicture picture = FacePicture.of(face);
        assertThat(picture.part()).isEqualTo(CROP);
        assertThat(picture.placed(Landmarks.of(99.5, 79.5)).toArray()).containsExactly(0, 0);
        assertThat(picture.placed(Landmarks.of(219.5, 189.5)).toArray()).containsExactly(1, 1);
    }

    @Test
    void leavesOutWhatIsFarFromManyPoints() {
        // Pixels count: the box of the points is 41 by 41, and 35 % of that is around it.
        CroppedFace face = Faces.of(new Crop(0, 0, 640, 480), Landmarks.of(300, 200, 340, 240));
        assertThat(FacePicture.of(face).part()).isEqualTo(new Crop(286, 186, 70, 70));
    }
}
