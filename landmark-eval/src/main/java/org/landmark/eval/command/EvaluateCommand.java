package org.landmark.eval.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.command.DataOptions;
import org.landmark.data.command.Launcher;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataHash;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.file.AtomicFile;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.metric.Scores;
import org.landmark.eval.predict.Evaluation;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates a model beside the mean shape. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Evaluates a model beside the mean shape of its training faces, and writes the result as JSON.")
public final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "the model, as in runs/nose/model.zip")
    private Path model;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--split",
            paramLabel = "PART",
            description = "validation (default), training or all faces of the data, split as in training")
    private Part part = Part.VALIDATION;

    @Option(
            names = "--flip-test",
            description =
                    "predict each face and its mirror image and take the mean, at twice the time; the loss stays that of"
                            + " the face as it is")
    private boolean flipTest;

    @Option(
            names = "--skip-bad",
            paramLabel = "N",
            description = "evaluate without up to N faces that can't be used; each is named")
    private int skipBad;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "where to write the result; default evaluation.json beside the model")
    private Path json;

    private enum Part {
        VALIDATION,
        TRAINING,
        ALL
    }

    /**
     * The written result.
     *
     * @param model the file
     * @param data which data
     * @param split which part of it
     * @param faces how many
     * @param flipTest whether predictions are means over a face and its mirror image
     * @param loss the model's own, in the scale of its target
     * @param mse the model's mean squared error in ratios of the crop
     * @param meanErrorPixels the model's, in pixels of the photo
     * @param nme the model's, as a fraction of the distance that the scheme names; null where it names none
     * @param normaliser that distance in words, as "inter-ocular"; null where there is none
     * @param baseline the same of the mean shape
     * @param beatsBaseline whether the model's mse is lower
     */
    private record Result(
            String model,
            String data,
            String split,
            int faces,
            boolean flipTest,
            double loss,
            double mse,
            double meanErrorPixels,
            Double nme,
            String normaliser,
            Scores baseline,
            boolean beatsBaseline) {}

    public static void main(String[] args) {
        Launcher.main(new EvaluateCommand(), args);
    }

    @Override
    public Integer call() {
        ModelBundle bundle = ModelBundle.read(model);
        ModelCard card = bundle.card();
        DataLocation location = data.locate(card.data());
        System.out.println("data: " + location.describe());
        if (!DataHash.of(location.folder()).equals(card.provenance().dataHash())) {
            System.out.println("note: the model was trained on other data: "
                    + card.provenance().data());
        }
        DataSpec spec = card.data().withDataset(location.kind());
        FaceDataset dataset = DataOptions.load(location, spec, skipBad);
        List<CroppedFace> faces =
                switch (part) {
                    case ALL -> dataset.all();
                    case TRAINING -> dataset.split(spec.split()).training();
                    case VALIDATION -> dataset.split(spec.split()).validation();
                };
        Evaluation evaluation = Evaluation.of(bundle, faces, flipTest);
        print(System.out, evaluation, faces.size() + (flipTest ? " faces, flip test" : " faces"), spec.scheme());
        Path file = json == null ? model.resolveSibling("evaluation.json") : json;
        try {
            AtomicFile.write(file, ConfigWriter.json(result(location, evaluation, faces.size(), spec.scheme())));
        } catch (IOException e) {
            throw new InputException(
                    file + ": the result can't be written there (--json chooses another place): " + e, e);
        }
        System.out.println("written: " + file);
        return 0;
    }

    private Result result(DataLocation location, Evaluation evaluation, int faces, LandmarkScheme scheme) {
        return new Result(
                model.toString(),
                location.describe(),
                part.name().toLowerCase(Locale.ROOT),
                faces,
                flipTest,
                evaluation.loss(),
                evaluation.model().mse(),
                evaluation.model().meanErrorPixels(),
                evaluation.model().nme(),
                scheme.normaliserText().orElse(null),
                evaluation.baseline(),
                evaluation.beatsBaseline());
    }

    private static void print(PrintStream out, Evaluation evaluation, String faces, LandmarkScheme scheme) {
        out.printf("%-28s %12s %12s%n", faces, "model", "mean shape");
        row(
                out,
                "MSE (ratios of the crop)",
                "%.6f",
                evaluation.model().mse(),
                evaluation.baseline().mse());
        row(
                out,
                "mean error (photo pixels)",
                "%.2f",
                evaluation.model().meanErrorPixels(),
                evaluation.baseline().meanErrorPixels());
        if (evaluation.model().nme() != null) {
            row(
                    out,
                    "NME (" + scheme.normaliserText().orElseThrow() + ")",
                    "%.2f %%",
                    100 * evaluation.model().nme(),
                    100 * evaluation.baseline().nme());
        }
        out.println(evaluation.verdict());
    }

    private static void row(PrintStream out, String name, String format, double model, double baseline) {
        out.printf(
                Locale.ROOT,
                "%-28s %12s %12s%n",
                name,
                String.format(Locale.ROOT, format, model),
                String.format(Locale.ROOT, format, baseline));
    }
}
