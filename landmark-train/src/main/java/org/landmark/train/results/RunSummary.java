package org.landmark.train.results;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.landmark.eval.metric.Scores;

/**
 * A finished run in short, as it is kept under {@code results/}.
 *
 * @param format version of this record; this code reads {@link #FORMAT}
 * @param experiment name of the experiment
 * @param note a sentence for readers, or null
 * @param command what was run, with {@code DIR} for the data's folder
 * @param seed of everything random
 * @param code version of this project, with the commit where it is known
 * @param deeplearning4j its version
 * @param java version of the JVM
 * @param natives classifier of the native library
 * @param threads used by native code
 * @param machine processor and cores
 * @param data what was learned from
 * @param scheme name of the landmarks' scheme
 * @param input channels x height x width
 * @param loss name of the loss
 * @param weights what the network began with, or null if it was drawn from the seed
 * @param remark what the run said of itself, or null
 * @param parameters that are trained
 * @param epochs how many
 * @param trainingSeconds that fitting took, validation apart
 * @param imagesPerSecond that were fitted
 * @param bestValidationLoss the lowest after an epoch, in the target's scale
 * @param trainLossAtBest the training's loss in that epoch
 * @param meanShapeValidationLoss what the mean shape of the training faces reaches
 * @param model scores of the model of the best epoch on the validation faces
 * @param meanShape the mean shape's
 * @param difference of the two, face by face; null where all faces are of one kin
 * @param date day of the run, ISO 8601
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunSummary(
        int format,
        String experiment,
        String note,
        String command,
        long seed,
        String code,
        String deeplearning4j,
        String java,
        String natives,
        int threads,
        String machine,
        Data data,
        String scheme,
        String input,
        String loss,
        Weights weights,
        String remark,
        long parameters,
        Epochs epochs,
        double trainingSeconds,
        double imagesPerSecond,
        double bestValidationLoss,
        double trainLossAtBest,
        double meanShapeValidationLoss,
        Scores model,
        Scores meanShape,
        Difference difference,
        String date) {
    /** The version that is written. */
    public static final int FORMAT = 1;

    /**
     * What a run learned from.
     *
     * @param kind the data set's format
     * @param origin how it was found
     * @param embedded whether it is the drawn faces
     * @param hash SHA-256 over the names and sizes of its files
     * @param trainingFaces how many train
     * @param validationFaces how many validate
     * @param full whether those that validate train too
     */
    public record Data(
            String kind,
            String origin,
            boolean embedded,
            String hash,
            int trainingFaces,
            int validationFaces,
            boolean full) {
        public Data {
            requireNonNull(kind, "data.kind is missing");
            requireNonNull(hash, "data.hash is missing");
        }
    }

    /**
     * A file of weights.
     *
     * @param file its name
     * @param sha256 of its bytes, in hexadecimal
     */
    public record Weights(String file, String sha256) {}

    /**
     * How long it trained.
     *
     * @param done how many
     * @param asked how many it was to be
     * @param best the one with the lowest validation loss, from 1
     */
    public record Epochs(int done, int asked, int best) {}

    /**
     * The model's error less the mean shape's, over faces, with its 95 % interval ({@link
     * org.landmark.eval.statistic.BootstrapInterval}).
     *
     * @param of which error: {@code nme} as a fraction, or {@code pixels} of the photo where the scheme names no distance
     * @param mean over all faces
     * @param lower end of the interval
     * @param upper end of the interval
     * @param groups how many groups were drawn from
     * @param groupedBy what they are: people or photos
     * @param resamples how often
     */
    public record Difference(
            String of, double mean, double lower, double upper, int groups, String groupedBy, int resamples) {
        /** The error that has no unit. */
        public static final String NME = "nme";

        /** The error in pixels. */
        public static final String PIXELS = "pixels";

        public Difference {
            if (!NME.equals(of) && !PIXELS.equals(of)) {
                throw new IllegalArgumentException("difference.of must be nme or pixels, came " + of);
            }
        }
    }

    public RunSummary {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + " of another version (expected " + FORMAT + ")");
        }
        requireNonNull(experiment, "experiment is missing");
        requireNonNull(command, "command is missing");
        requireNonNull(code, "code is missing");
        requireNonNull(data, "data is missing");
        requireNonNull(input, "input is missing");
        requireNonNull(epochs, "epochs is missing");
        requireNonNull(model, "model is missing");
        requireNonNull(meanShape, "meanShape is missing");
        requireNonNull(date, "date is missing");
    }

    /** Whether it is of the same experiment, on the same kind of data with the same seed and settings: a newer run of that takes its place. */
    boolean isSameAs(RunSummary other) {
        return experiment.equals(other.experiment)
                && seed == other.seed
                && data.kind.equals(other.data.kind)
                && data.embedded == other.data.embedded
                && settings().equals(other.settings());
    }

    /** What was changed in the experiment by its command, as {@code train.epochs=10}; not what changes no number much. */
    List<String> settings() {
        return PublishedCommand.settings(command);
    }

    /** In a few words: which run it is. */
    public String describe() {
        List<String> settings = settings();
        return experiment + " on " + (data.embedded ? "drawn faces" : data.kind) + ", seed " + seed
                + (settings.isEmpty() ? "" : ", " + String.join(", ", settings));
    }
}
