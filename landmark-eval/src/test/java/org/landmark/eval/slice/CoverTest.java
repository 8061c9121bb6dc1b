package org.landmark.eval.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.Patch;
import org.landmark.data.patch.PatchCutter;
import org.landmark.data.transform.Crop;

class CoverTest {
    private static final ImageSize PHOTO = new ImageSize(60, 50);
    private static final Patch WHOLE = new Patch(0, 0, 60, 50, 1, 1);

    private static final BoundingBox BOX = new BoundingBox(10, 20, 20, 20);
    private static final Landmarks POINTS = Landmarks.of(12, 20);

    @Test
    void hidesSoMuchOfEachFacesBox() {
        List<CroppedFace> faces = List.of(face("one"), face("two"));

        List<byte[]> covered = new Cover(0.5, new Seed(1))
                .before(faces).stream().map(CoverTest::pixels).toList();

        for (byte[] pixels : covered) {
            List<Integer> hidden = IntStream.range(0, pixels.length)
                    .filter(i -> pixels[i] != 7)
                    .boxed()
                    .toList();
            assertThat(hidden).hasSize(100);
            assertThat(hidden).allSatisfy(place -> {
                assertThat(place % 60).isBetween(10, 29);
                assertThat(place / 60).isBetween(20, 39);
                assertThat(pixels[place]).isEqualTo(pixels[hidden.get(0)]);
            });
        }
        assertThat(covered.get(0)).as("each face its own").isNotEqualTo(covered.get(1));
        assertThat(pixels(faces.get(0))).as("the face itself").containsOnly(7);
    }

    @Test
    void isTheSameForTheSameSeed() {
        Cover cover = new Cover(0.3, new Seed(4));

        assertThat(pixels(cover.before(List.of(face("one"))).get(0)))
                .isEqualTo(pixels(cover.before(List.of(face("one"))).get(0)))
                .isNotEqualTo(pixels(
                        new Cover(0.3, new Seed(5)).before(List.of(face("one"))).get(0)));
    }

    @Test
    void refusesWhatIsNoShare() {
        for (double share : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> new Cover(share, new Seed(1)))
                    .withMessage("--cover: expected a share above 0 and at most 1, came " + share);
        }
    }

    private static CroppedFace face(String id) {
        byte[] grey = new byte[60 * 50];
        Arrays.fill(grey, (byte) 7);
        FaceSample sample = new FaceSample(id, Path.of("photo.png"), PHOTO, BOX, POINTS);
        return new CroppedFace(sample, new Crop(0, 0, 60, 50), WHOLE, new HeldPixels(WHOLE, grey));
    }

    private static byte[] pixels(CroppedFace face) {
        try (PatchCutter cutter = new PatchCutter(true, false);
                Mat target = new Mat()) {
            face.pixels().copyTo(target, cutter);
            byte[] bytes = new byte[60 * 50];
            target.<ByteBuffer>createBuffer().get(bytes);
            return bytes;
        }
    }
}
