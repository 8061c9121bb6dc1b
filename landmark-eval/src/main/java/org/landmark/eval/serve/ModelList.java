package org.landmark.eval.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.landmark.data.LandmarkScheme;
import org.landmark.eval.overlay.EyeCorners;
import org.landmark.eval.overlay.Overlay;
import org.landmark.models.bundle.ModelCard;

/**
 * What a server has, as it is answered.
 *
 * @param models the first is asked where no name is given
 * @param glasses the picture to be laid over faces
 * @param uploadBytes of the largest upload
 * @param pixels of the largest photo
 */
record ModelList(List<Listed> models, Glasses glasses, int uploadBytes, long pixels) {
    /**
     * A model.
     *
     * @param name by which it is asked
     * @param scheme the name of its scheme
     * @param points how many landmarks it sees on a face
     * @param names what they are called; null where they have no names
     * @param lines to join them by in drawings, as chains of their numbers
     * @param eyes the numbers of the outer corners of the eyes, the one on the left of an upright photo first; null where the scheme has
     *     none
     * @param detects whether it looks for faces; otherwise it takes the whole photo for one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String name,
            String scheme,
            int points,
            List<String> names,
            List<List<Integer>> lines,
            List<Integer> eyes,
            boolean detects) {
        static Listed of(ServedModel model) {
            ModelCard card = model.card();
            LandmarkScheme scheme = card.data().scheme();
            return new Listed(
                    model.name(),
                    scheme.name(),
                    scheme.count(),
                    scheme.names().isEmpty() ? null : scheme.names(),
                    scheme.lines(),
                    scheme.normaliser().isEmpty() ? null : eyes(card),
                    model.detects());
        }

        private static List<Integer> eyes(ModelCard card) {
            EyeCorners corners = EyeCorners.of(card.data().scheme(), card.meanLandmarks());
            return List.of(corners.left(), corners.right());
        }
    }

    /**
     * A picture to be laid over faces.
     *
     * @param picture its address
     * @param anchors where on it the outer corners of the eyes are, x and y of the left one and of the right one, in its pixels, their
     *     edges on whole numbers
     */
    record Glasses(String picture, List<List<Double>> anchors) {
        static Glasses of(Overlay overlay) {
            return new Glasses(
                    PageFiles.GLASSES,
                    List.of(
                            List.of(overlay.anchors().x(0), overlay.anchors().y(0)),
                            List.of(overlay.anchors().x(1), overlay.anchors().y(1))));
        }
    }

    static ModelList of(ServedModels models, Overlay glasses, ServerLimits limits) {
        return new ModelList(
                models.list().stream().map(Listed::of).toList(),
                Glasses.of(glasses),
                limits.uploadBytes(),
                limits.pixels());
    }
}
