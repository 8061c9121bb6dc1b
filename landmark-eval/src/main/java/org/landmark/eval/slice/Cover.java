package org.landmark.eval.slice;

import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.transform.Crop;

/**
 * Something grey before faces, to see how a model bears what hides a part of them. No set of faces here says which are hidden; this hides
 * them itself.
 *
 * @param share of the width and height of a face's box that is hidden, above 0 and at most 1
 * @param seed of the places and greys
 */
public record Cover(double share, Seed seed) {
    private static final int WHITE = 255;

    /** @throws InputException if the share is none */
    public Cover {
        if (!(share > 0 && share <= 1)) {
            throw new InputException("--cover: expected a share above 0 and at most 1, came " + share);
        }
    }

    /** The faces, each with a rectangle before it that lies within its box. */
    public List<CroppedFace> before(List<CroppedFace> faces) {
        return faces.stream()
                .map(face -> before(
                        face,
                        new SplittableRandom(seed.derive("cover " + face.face().id(), 0))))
                .toList();
    }

    private CroppedFace before(CroppedFace face, SplittableRandom random) {
        Crop box = Crop.of(face.face().box());
        int width = Math.max(1, (int) Math.round(share * box.width()));
        int height = Math.max(1, (int) Math.round(share * box.height()));
        int left = box.left() + random.nextInt(box.width() - width + 1);
        int top = box.top() + random.nextInt(box.height() - height + 1);
        int grey = random.nextInt(WHITE + 1);
        Landmarks corners = face.patch()
                .fromPhoto() // of the middles of pixels; edges lie half a pixel before
                .apply(Landmarks.of(left - 0.5, top - 0.5, left + width - 0.5, top + height - 0.5));
        return new CroppedFace(face.face(), face.crop(), face.patch(), (target, cutter) -> {
            face.pixels().copyTo(target, cutter);
            fill(target, corners, grey);
        });
    }

    private static void fill(Mat pixels, Landmarks corners, int grey) {
        int left = within(corners.x(0) + 0.5, pixels.cols());
        int top = within(corners.y(0) + 0.5, pixels.rows());
        try (Rect place = new Rect(
                        left,
                        top,
                        within(corners.x(1) + 0.5, pixels.cols()) - left,
                        within(corners.y(1) + 0.5, pixels.rows()) - top);
                Mat part = new Mat(pixels, place);
                Scalar colour = new Scalar(grey, grey, grey, 0)) {
            part.put(colour);
        }
    }

    private static int within(double place, int cells) {
        return (int) Math.max(0, Math.min(cells, Math.round(place)));
    }
}
