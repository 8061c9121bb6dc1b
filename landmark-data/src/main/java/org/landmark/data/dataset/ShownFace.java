package org.landmark.data.dataset;

import static java.util.Objects.requireNonNull;

import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.augment.Augmenter;

/**
 * A face as a network is shown it once, after augmentation.
 *
 * @param face the face
 * @param drawn how it is changed
 */
public record ShownFace(CroppedFace face, Augmenter.Drawn drawn) {
    public ShownFace {
        requireNonNull(face, "face is null");
        requireNonNull(drawn, "drawn is null");
    }

    /** A face without any change. */
    public static ShownFace still(CroppedFace face) {
        return new ShownFace(face, Augmenter.Drawn.still(face.crop()));
    }

    /** The face's points in ratios of the picture that is shown, outside 0 to 1 for those that are not on it; a mirrored face's by the scheme. */
    public Landmarks ratios(LandmarkScheme scheme) {
        Landmarks ratios = drawn.view().toRatios(face.face().landmarks());
        return drawn.mirrored()
                ? ratios.select(
                        scheme.mirror().stream().mapToInt(Integer::intValue).toArray())
                : ratios;
    }
}
