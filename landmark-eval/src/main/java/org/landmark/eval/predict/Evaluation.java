package org.landmark.eval.predict;

import java.util.List;
import java.util.Locale;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.target.TargetCodec;
import org.landmark.eval.metric.LossText;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.metric.Scores;
import org.landmark.eval.model.BundleModel;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;

/**
 * A model and the mean shape of its training faces, side by side on the same faces.
 *
 * @param predictions the model's, in the order of the faces
 * @param loss the model's own loss, in the scale of its target
 * @param model the model's scores
 * @param baseline the mean shape's scores
 */
public record Evaluation(List<Prediction> predictions, double loss, Scores model, Scores baseline) {
    /** A network's answers are 32-bit floats: one that only repeats the mean shape may come out better by about a part in 10^6. */
    private static final double ROUNDING = 1e-5;

    /**
     * Runs a model over faces as they are.
     *
     * @throws InputException if what it answers are no finite numbers
     */
    public static Evaluation of(ModelBundle bundle, List<CroppedFace> faces) {
        return of(bundle, faces, false);
    }

    /**
     * Runs a model over faces.
     *
     * @param flipTest whether they are also shown mirrored, as {@link Predictor#withFlipTest} says
     * @throws InputException if what it answers are no finite numbers
     */
    public static Evaluation of(ModelBundle bundle, List<CroppedFace> faces, boolean flipTest) {
        return of(new BundleModel(bundle), faces, bundle.card().codec(), flipTest);
    }

    /**
     * Runs a model of any kind of file over faces and reads its answers in a given way; the loss is as {@link
     * Predictor#Predictor(LandmarkModel)} says.
     *
     * @param codec of the model's target, but for how points are found in maps
     * @param flipTest whether they are also shown mirrored, as {@link Predictor#withFlipTest} says
     * @throws InputException if what it answers are no finite numbers
     */
    public static Evaluation of(LandmarkModel model, List<CroppedFace> faces, TargetCodec codec, boolean flipTest) {
        Predictor.Result result =
                new Predictor(model, codec).withFlipTest(flipTest).predict(faces);
        if (!Double.isFinite(result.loss())) {
            throw new InputException("the model's loss on these faces is " + result.loss() + ": it can't be evaluated");
        }
        return new Evaluation(
                result.predictions(),
                result.loss(),
                Scores.of(result.predictions()),
                Scores.of(meanShape(model.card(), faces)));
    }

    /** What the mean shape of a model's training faces predicts for faces. */
    public static List<Prediction> meanShape(ModelCard card, List<CroppedFace> faces) {
        Landmarks mean = card.meanLandmarks();
        return faces.stream()
                .map(face -> new Prediction(face, card.data().scheme(), mean))
                .toList();
    }

    /** Whether the model has learned more than the mean shape knows, by more than rounding. */
    public boolean beatsBaseline() {
        return model.mse() < baseline.mse() * (1 - ROUNDING);
    }

    /** One sentence on the model and the mean shape. */
    public String verdict() {
        String losses = "MSE " + LossText.of(model.mse()) + " against " + LossText.of(baseline.mse());
        return beatsBaseline()
                ? String.format(
                        Locale.ROOT,
                        "Beats the mean shape: %s, %.1f times lower.",
                        losses,
                        baseline.mse() / model.mse())
                : "Does not beat the mean shape: " + losses + ". A guess without a look at the photo is as good.";
    }
}
