package org.landmark.eval.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.command.DataOptions;
import org.landmark.data.command.Launcher;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.eval.predict.Predictor;
import org.landmark.eval.result.SubmissionFile;
import org.landmark.models.zoo.ShippedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what a model predicts for a contest's test list. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Predicts the faces of a test list in dlib's XML, of boxes without parts, and writes them as a contest's CSV: Id"
                        + " counts coordinates from 0, face by face, x before y; Predicted is in pixels of the photo.")
public final class SubmitCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "MODEL", description = ModelChoice.HELP)
    private String model = ShippedModel.DEFAULT.label();

    @Mixin
    private DataOptions data;

    @Mixin
    private AnswerOptions answers;

    @Option(names = "--out", paramLabel = "FILE", description = "where the CSV goes (default: submission.csv)")
    private Path out = Path.of("submission.csv");

    public static void main(String[] args) {
        Launcher.main(new SubmitCommand(), args);
    }

    @Override
    public Integer call() {
        try (LandmarkModel asked = LandmarkModel.open(ModelChoice.of(model).file())) {
            submit(asked);
        }
        return 0;
    }

    private void submit(LandmarkModel asked) {
        DataSpec trained = asked.card().data();
        Predictor predictor = new Predictor(asked, answers.codec(asked.card())).withFlipTest(answers.flipTest());
        DataLocation location = data.locate(DatasetKind.DLIB_XML);
        if (location.kind() != DatasetKind.DLIB_XML && location.kind() != DatasetKind.IBUG300W) {
            throw new InputException("--dataset " + location.kind()
                    + ": has no test list (expected dlib-xml or ibug300w, or no --dataset)");
        }
        System.out.println("data: " + location.describe());
        List<CroppedFace> faces =
                DataOptions.loadBoxes(location, trained.withEveryFace()).all();
        List<Landmarks> points = predictor.points(faces);
        List<Landmarks> photo = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            photo.add(faces.get(i).crop().toPhoto(points.get(i)));
        }
        try {
            int rows = SubmissionFile.write(out, photo);
            System.out.println("written: " + out + ", " + rows + " rows: " + faces.size() + " faces of "
                    + trained.scheme().count() + " points");
        } catch (IOException e) {
            throw new InputException(
                    out + ": the submission can't be written there (--out chooses another place): " + e, e);
        }
    }
}
