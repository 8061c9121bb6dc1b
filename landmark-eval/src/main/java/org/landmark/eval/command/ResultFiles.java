package org.landmark.eval.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.draw.PngFile;
import org.landmark.data.file.AtomicFile;
import org.landmark.eval.result.EvaluationResult;
import org.landmark.eval.result.Method;
import org.landmark.eval.result.PredictionsFile;
import org.landmark.eval.result.ResultPictures;
import picocli.CommandLine.Option;

/** The files that an evaluation leaves, and where they go. */
final class ResultFiles {
    /** How many of the worst faces are written and drawn. */
    static final int WORST = 9;

    private static final String RESULT = "evaluation.json";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "folder for evaluation.json, evaluation-ced.png and evaluation-worst.png; default the model's, or"
                            + " evaluations/NAME for a model that comes along")
    private Path out;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "where to write the result instead; the pictures take its name, and lie beside it if there is no --out")
    private Path json;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description =
                    "also write a CSV with a row for each face: the photo as the labels name it, the box (left, top, width,"
                            + " height), x0,y0,x1,y1,..., all in pixels of the photo")
    private Path predictions;

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /**
     * Writes them, the JSON first, and says where they are.
     *
     * @param methods the model first
     * @throws InputException if one can't be written
     */
    void write(Path model, EvaluationResult result, List<Method> methods) {
        Path place = json != null ? json : out != null ? out.resolve(RESULT) : model.resolveSibling(RESULT);
        written(place, "--json", () -> AtomicFile.write(place, ConfigWriter.json(result)));
        if (predictions != null) {
            written(
                    predictions,
                    "--predictions",
                    () -> PredictionsFile.write(predictions, methods.get(0).predictions()));
        }
        ResultPictures pictures = new ResultPictures(methods);
        Path ced = picture(place, "ced");
        written(ced, "--out", () -> PngFile.write(ced, pictures.ced().image()));
        Path worst = picture(place, "worst");
        written(worst, "--out", () -> PngFile.write(worst, pictures.worst(WORST).image()));
    }

    private Path picture(Path result, String what) {
        String name = result.getFileName().toString().replaceFirst("\\.json$", "") + "-" + what + ".png";
        return out == null ? result.resolveSibling(name) : out.resolve(name);
    }

    private static void written(Path file, String option, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new InputException(
                    file + ": the result can't be written there (" + option + " chooses another place): " + e, e);
        }
        System.out.println("written: " + file);
    }
}
