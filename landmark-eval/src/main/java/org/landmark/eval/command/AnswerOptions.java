package org.landmark.eval.command;

import java.util.List;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.target.HeatmapCodec;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.decode.PeakDecoder;
import org.landmark.models.bundle.ModelCard;
import picocli.CommandLine.Option;

/** The options that say how a model's answers become points. */
final class AnswerOptions {
    @Option(
            names = "--flip-test",
            description =
                    "predict each face and its mirror image and take the mean, at twice the time; the loss stays that of"
                            + " the face as it is")
    private boolean flipTest;

    @Option(
            names = "--decoder",
            paramLabel = "NAME",
            description = "find the points in heatmaps in this way instead of the model's own: argmax, quarter, top-n,"
                    + " adaptive-top-n, soft-argmax or dark, or with its keys, as in '{name: top-n, n: 9}'")
    private String decoder;

    boolean flipTest() {
        return flipTest;
    }

    /** As it was given; null where it was not. */
    String decoder() {
        return decoder;
    }

    /** What is said of them in a line, behind a comma; empty where all is as the model has it. */
    String text() {
        return (flipTest ? ", flip test" : "") + (decoder == null ? "" : ", decoder " + decoder);
    }

    /**
     * What reads a model's answers.
     *
     * @throws InputException if there is no such decoder, or the model answers no heatmaps
     */
    TargetCodec codec(ModelCard card) {
        if (decoder == null) {
            return card.codec();
        }
        String keys = decoder.strip().startsWith("{") ? decoder : "{name: '" + decoder.replace("'", "''") + "'}";
        PeakDecoder other = ConfigReader.yaml(keys, "--decoder", List.of(), PeakDecoder.class);
        if (card.codec() instanceof HeatmapCodec heatmaps) {
            return heatmaps.withDecoder(other);
        }
        throw new InputException(
                "--decoder " + decoder
                        + ": the model answers no heatmaps (expected no --decoder, or a model whose target is of kind heatmap)");
    }
}
