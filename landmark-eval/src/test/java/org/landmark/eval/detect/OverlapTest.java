package org.landmark.eval.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.landmark.data.BoundingBox;

class OverlapTest {
    private static final DetectedFace FACE = face(10, 10, 40, 5);

    @Test
    void ofBoxesOnOneFaceTheSurestStays() {
        DetectedFace surer = face(14, 12, 40, 9);
        DetectedFace within = face(20, 20, 10, 7);
        DetectedFace beside = face(50, 10, 40, 1);
        assertThat(Overlap.removed(List.of(FACE, surer, within, beside))).containsExactly(surer, beside);
    }

    @Test
    void facesThatShareUpToHalfOfTheSmallerStayBoth() {
        assertThat(Overlap.removed(List.of(FACE, face(30, 10, 40, 4)))).hasSize(2);
        assertThat(Overlap.removed(List.of(FACE, face(29, 10, 40, 4)))).containsExactly(FACE);
        assertThat(Overlap.share(FACE.box(), face(30, 30, 20, 1).box())).isCloseTo(1, within(1e-12));
        assertThat(Overlap.share(FACE.box(), face(80, 10, 20, 1).box())).isZero();
    }

    @Test
    void theOrderOfWhatCameDoesNotMatter() {
        List<DetectedFace> faces = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            faces.add(face(random.nextInt(200), random.nextInt(200), 20 + random.nextInt(40), random.nextInt(3)));
        }
        List<DetectedFace> expected = Overlap.removed(faces);
        assertThat(expected).hasSizeLessThan(40);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(faces, random);
            assertThat(Overlap.removed(faces)).isEqualTo(expected);
        }
    }

    @Test
    void aBoxIsMovedAndMadeSquare() {
        BoundingBox moved = new BoxShift(0.1, -0.05, 0.5).applied(new BoundingBox(100, 200, 40, 90));
        assertThat(moved.width()).isCloseTo(30, within(1e-12));
        assertThat(moved.height()).isCloseTo(30, within(1e-12));
        assertThat(moved.left() + 15).isCloseTo(120 + 4, within(1e-12));
        assertThat(moved.top() + 15).isCloseTo(245 - 4.5, within(1e-12));
    }

    private static DetectedFace face(double left, double top, double side, double score) {
        return new DetectedFace(new BoundingBox(left, top, side, side), score);
    }
}
