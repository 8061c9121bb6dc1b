package org.landmark.eval.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.command.DataOptions;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.eval.predict.Evaluation;
import org.landmark.eval.result.Method;
import org.landmark.models.bundle.ModelCard;

/**
 * Another run that a model is compared with, on the same faces, each cut out as that run has it.
 *
 * @param place the run's folder, its model file or the name of a model that comes along, as the user named it
 * @param model what is in that file
 */
record ComparedModel(Path place, LandmarkModel model) {
    private static final String MODEL = "model.zip";

    /**
     * Opens a run.
     *
     * @param scheme of the model that it is compared with
     * @throws InputException if there is none, or it has another scheme
     */
    static ComparedModel read(String name, LandmarkScheme scheme) {
        Path place = Path.of(name);
        LandmarkModel model = LandmarkModel.open(
                Files.isDirectory(place)
                        ? place.resolve(MODEL)
                        : ModelChoice.of("--compare", name, System.out).file());
        LandmarkScheme other = model.card().data().scheme();
        if (!other.equals(scheme)) {
            throw new InputException("--compare " + place + ": predicts " + other.name() + ", not " + scheme.name()
                    + " as the model (expected a run of the same scheme)");
        }
        return new ComparedModel(place, model);
    }

    /** What it is called: the run's folder, or the file if it has a name of its own. */
    String name() {
        Path path = place.toAbsolutePath().normalize();
        boolean inFolder = path.endsWith(MODEL) && path.getParent().getFileName() != null;
        return (inFolder ? path.getParent() : path).getFileName().toString().replaceFirst("\\.(zip|onnx)$", "");
    }

    /** Whether another split decided on its training faces, so that it may know some that validate. */
    boolean isSplitOtherwise(ModelCard other) {
        return !model.card().data().split().equals(other.data().split())
                || !model.card()
                        .provenance()
                        .dataHash()
                        .equals(other.provenance().dataHash());
    }

    /**
     * What it predicts for faces; it can be asked once.
     *
     * @param covering what is done to them before they are shown
     * @throws InputException if it can't be shown one of them
     */
    Method predict(
            DataLocation location, List<CroppedFace> faces, int allowedBad, UnaryOperator<List<CroppedFace>> covering) {
        DataSpec spec = model.card().data().withDataset(location.kind()).withEveryFace();
        Map<String, CroppedFace> own = DataOptions.load(location, spec, allowedBad).all().stream()
                .collect(Collectors.toMap(face -> face.face().id(), Function.identity()));
        List<CroppedFace> same = faces.stream()
                .map(face -> own.computeIfAbsent(face.face().id(), id -> {
                    throw new InputException("--compare " + place + ": can't be shown face " + id);
                }))
                .toList();
        try (model) {
            List<Prediction> predictions = Evaluation.of(
                            model, covering.apply(same), model.card().codec(), false)
                    .predictions();
            return new Method(name(), predictions, spec.input());
        }
    }
}
