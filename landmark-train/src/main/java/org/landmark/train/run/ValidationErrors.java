package org.landmark.train.run;

import java.util.List;
import java.util.stream.IntStream;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.split.FaceGroups;
import org.landmark.eval.metric.FaceErrors;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.predict.Evaluation;
import org.landmark.train.config.ExperimentConfig;

/** The errors of a run's best model and of the mean shape on each validation face. */
final class ValidationErrors {
    private ValidationErrors() {}

    static List<FaceErrors> of(RunPlan plan, Evaluation evaluation) {
        FaceGroups groups = groups(plan.config());
        Landmarks mean = plan.card().meanLandmarks();
        List<CroppedFace> faces = plan.split().validation();
        return IntStream.range(0, faces.size())
                .mapToObj(i -> FaceErrors.of(
                        groups.of(faces.get(i).face()),
                        evaluation.predictions().get(i),
                        new Prediction(faces.get(i), plan.config().data().scheme(), mean)))
                .toList();
    }

    static FaceGroups groups(ExperimentConfig config) {
        return FaceGroups.of(config.data().split(), config.data().dataset());
    }
}
