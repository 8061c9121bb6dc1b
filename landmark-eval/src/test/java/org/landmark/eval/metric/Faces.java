package org.landmark.eval.metric;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.Patch;
import org.landmark.data.transform.Crop;

/** Annotated faces without photos, for tests. */
public final class Faces {
    private static final ImageSize PHOTO = new ImageSize(640, 480);

    private Faces() {}

    /** A face with points in pixels of its photo, seen through a crop; each row of its picture is the given one, black if there is none. */
    public static CroppedFace of(Crop crop, Landmarks landmarks, byte... picture) {
        FaceSample face = new FaceSample("face", Path.of("face.jpg"), PHOTO, BoundingBox.whole(PHOTO), landmarks);
        byte[] pixels = picture.length == 0 ? new byte[1] : picture;
        Patch row = new Patch(crop.left(), crop.top(), pixels.length, 1, 1, 1);
        return new CroppedFace(face, crop, row, new HeldPixels(row, pixels));
    }

    /** Faces of a scheme with random points well inside their own crops, and random pictures of so many values. */
    public static List<CroppedFace> random(LandmarkScheme scheme, int count, int pictureLength, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Crop crop = new Crop(random.nextInt(100) - 50, random.nextInt(100), 200, 150 + random.nextInt(50));
                    double[] ratios =
                            random.doubles(2L * scheme.count(), 0.2, 0.8).toArray();
                    byte[] picture = new byte[pictureLength];
                    random.nextBytes(picture);
                    return of(crop, crop.toPhoto(Landmarks.of(ratios)), picture);
                })
                .toList();
    }
}
