package org.landmark.train.run;

import java.util.List;
import java.util.stream.IntStream;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.split.FaceGroups;
import org.landmark.eval.metric.FaceErrors;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.predict.Evaluation;

/** The errors of a run's best model and of the mean shape on each validation face. */
final class ValidationErrors {
    private ValidationErrors() {}

    static List<FaceErrors> of(RunPlan plan, Evaluation evaluation) {
        DataSpec data = plan.config().data();
        FaceGroups groups = FaceGroups.of(data.split(), data.dataset());
        Landmarks mean = plan.card().meanLandmarks();
        List<CroppedFace> faces = plan.split().validation();
        return IntStream.range(0, faces.size())
                .mapToObj(i -> FaceErrors.of(
                        groups.of(faces.get(i).face()),
                        evaluation.predictions().get(i),
                        new Prediction(faces.get(i), data.scheme(), mean)))
                .toList();
    }
}
