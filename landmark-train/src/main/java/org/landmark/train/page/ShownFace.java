package org.landmark.train.page;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.transform.Crop;
import org.landmark.eval.draw.FacePicture;
import org.landmark.eval.metric.MeanPixelError;
import org.landmark.eval.metric.NormalisedMeanError;
import org.landmark.eval.metric.Prediction;

/**
 * A validation face as a page draws it. Points are ratios of its picture, x0, y0, x1, y1, ..., some outside of 0 to 1.
 *
 * @param face its place among the validation faces
 * @param id its name in the data set
 * @param width of its picture in pixels
 * @param height likewise
 * @param crop left, top, width and height of what the network sees, in ratios of the picture
 * @param truth its true points
 * @param prediction what was predicted, or null where that is told elsewhere
 * @param nme the normalised error of that, as a fraction, or null
 * @param pixels its mean error in pixels of the photo, or null
 */
public record ShownFace(
        int face,
        String id,
        int width,
        int height,
        List<Double> crop,
        List<Double> truth,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Double> prediction,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double nme,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double pixels) {
    private static final double DIGITS = 1e4;

    public ShownFace {
        requireNonNull(id, "id is missing");
        crop = List.copyOf(requireNonNull(crop, "crop is missing"));
        truth = List.copyOf(requireNonNull(truth, "truth is missing"));
        prediction = prediction == null ? null : List.copyOf(prediction);
        if (face < 0 || width < 1 || height < 1 || crop.size() != 4) {
            throw new IllegalArgumentException(
                    "face " + face + " of " + width + "x" + height + " and a crop of " + crop.size() + " numbers");
        }
    }

    /** @throws IllegalArgumentException if it has another number of points */
    void requirePoints(int points) {
        if (truth.size() != 2 * points || prediction != null && prediction.size() != 2 * points) {
            throw new IllegalArgumentException(
                    "face " + face + " has " + truth.size() + " coordinates (expected " + 2 * points + ")");
        }
    }

    /** A face without a prediction. */
    static ShownFace of(int face, CroppedFace cropped, int pictureWidth) {
        return of(face, cropped, pictureWidth, null, null, null);
    }

    /** A face with what was predicted for it. */
    static ShownFace of(int face, Prediction prediction, int pictureWidth) {
        var nme = new NormalisedMeanError().of(prediction);
        return of(
                face,
                prediction.cropped(),
                pictureWidth,
                rounded(FacePicture.of(prediction.cropped()).placed(prediction.photo())),
                nme.isPresent() ? nme.getAsDouble() : null,
                new MeanPixelError().of(prediction).orElseThrow());
    }

    private static ShownFace of(
            int face, CroppedFace cropped, int pictureWidth, List<Double> prediction, Double nme, Double pixels) {
        FacePicture picture = FacePicture.of(cropped);
        Crop part = picture.part();
        Crop crop = cropped.crop();
        int width = Math.min(pictureWidth, part.width());
        return new ShownFace(
                face,
                cropped.face().id(),
                width,
                Math.max(1, (int) Math.round((double) part.height() * width / part.width())),
                List.of(
                        rounded((double) (crop.left() - part.left()) / part.width()),
                        rounded((double) (crop.top() - part.top()) / part.height()),
                        rounded((double) crop.width() / part.width()),
                        rounded((double) crop.height() / part.height())),
                rounded(picture.placed(cropped.face().landmarks())),
                prediction,
                nme,
                pixels);
    }

    private static List<Double> rounded(Landmarks points) {
        return java.util.Arrays.stream(points.toArray())
                .mapToObj(ShownFace::rounded)
                .toList();
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * DIGITS) / DIGITS;
    }
}
