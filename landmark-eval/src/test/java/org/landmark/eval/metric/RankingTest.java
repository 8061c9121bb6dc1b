package org.landmark.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.transform.Crop;

class RankingTest {
    private static final LandmarkScheme EYES = new LandmarkScheme("eyes", 2, null, List.of(1, 0), null, List.of(0, 1));
    private static final LandmarkScheme BARE = new LandmarkScheme("bare", 2, null, List.of(1, 0), null, null);

    @Test
    void ranksByTheNormalisedErrorWhereEveryFaceHasOne() {
        Prediction near = prediction(EYES, 100, 10); // 10 px, 10 %
        Prediction far = prediction(EYES, 10, 5); // 5 px, 50 %
        Prediction middle = prediction(EYES, 40, 8); // 8 px, 20 %
        Ranking ranking = Ranking.of(List.of(far, near, middle));

        assertThat(ranking.best(2)).containsExactly(near, middle);
        assertThat(ranking.worst(2)).containsExactly(far, middle);
        assertThat(ranking.worst(9)).containsExactly(far, middle, near);
        assertThat(ranking.typical()).isSameAs(middle);
        assertThat(ranking.order()).contains("NME");
    }

    @Test
    void ranksByPixelsWhereAFaceHasNoNormalisedError() {
        Prediction near = prediction(BARE, 100, 10);
        Prediction far = prediction(BARE, 10, 5);
        Ranking bare = Ranking.of(List.of(near, far));
        assertThat(bare.best(1)).containsExactly(far);
        assertThat(bare.typical()).as("the better of two").isSameAs(far);
        assertThat(bare.order()).contains("pixels");

        Prediction inOnePlace = prediction(EYES, 0, 7);
        assertThat(Ranking.of(List.of(prediction(EYES, 100, 10), inOnePlace, prediction(EYES, 10, 5)))
                        .typical())
                .isSameAs(inOnePlace);
    }

    @Test
    void saysTheErrorsOfAFace() {
        assertThat(Ranking.errors(prediction(EYES, 100, 10))).isEqualTo("10.0 px, NME 10.0 %");
        assertThat(Ranking.errors(prediction(BARE, 100, 10))).isEqualTo("10.0 px");
    }

    @Test
    void ranksNothingOnlyWhenThereIsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ranking.of(List.of()));
    }

    /** A face with eyes so far apart, both predicted so far too low. */
    private static Prediction prediction(LandmarkScheme scheme, double apart, double off) {
        Crop crop = new Crop(0, 0, 640, 480);
        Landmarks truth = Landmarks.of(100, 100, 100 + apart, 100);
        return new Prediction(Faces.of(crop, truth), scheme, crop.toRatios(truth.map(x -> x, y -> y + off)));
    }
}
