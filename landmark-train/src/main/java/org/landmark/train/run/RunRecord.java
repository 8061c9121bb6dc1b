package org.landmark.train.run;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.spec.DatasetKind;
import org.landmark.models.bundle.Provenance;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;

/**
 * {@code run.json}: all that is needed to know what a run was and to run it again.
 *
 * @param format version of this record; this code reads {@link #FORMAT}
 * @param configuration in full, defaults included
 * @param provenance where it came from
 * @param data where its data lies
 * @param skippedFaces bad faces that were left out
 * @param parameters of the network that are trained
 * @param baseline what the mean shape reaches
 * @param quick whether it is only to show that everything works
 * @param machine processor and cores, or null where that was not kept
 * @param remarks what happened on its way: changes of its configuration, trouble; files without have none
 * @param result where it ended, or null while it goes on
 */
public record RunRecord(
        int format,
        ExperimentConfig configuration,
        Provenance provenance,
        DataSource data,
        int skippedFaces,
        long parameters,
        Baseline baseline,
        boolean quick,
        String machine,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> remarks,
        Result result) {
    /** The version that is written. */
    public static final int FORMAT = 1;

    /** What every version of this record begins with. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Version(int format) {}

    /**
     * Where a run's data lies.
     *
     * @param folder the data set's own
     * @param labels the label file, or null for formats without
     * @param embedded whether it is the drawn faces, wherever they are kept
     */
    public record DataSource(String folder, String labels, boolean embedded) {
        static DataSource of(DataLocation location) {
            return new DataSource(
                    location.folder().toAbsolutePath().normalize().toString(),
                    location.labels()
                            .map(file -> file.toAbsolutePath().normalize().toString())
                            .orElse(null),
                    location.origin() == DataLocation.Origin.EMBEDDED);
        }
    }

    /** What the mean shape of the training faces reaches on the validation faces, in the target's scale. */
    public record Baseline(double validationLoss) {}

    /**
     * How a run ended.
     *
     * @param epochs done
     * @param bestEpoch from 1
     * @param bestValidationLoss in the target's scale
     * @param ended time, ISO 8601
     * @param stoppedEarly whether it ended before all its epochs were done, as none was better any more
     */
    public record Result(int epochs, int bestEpoch, double bestValidationLoss, String ended, boolean stoppedEarly) {}

    public RunRecord {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + " of another version (expected " + FORMAT + ")");
        }
        requireNonNull(configuration, "configuration is missing");
        requireNonNull(provenance, "provenance is missing");
        requireNonNull(data, "data is missing");
        requireNonNull(baseline, "baseline is missing");
        remarks = List.copyOf(requireNonNullElse(remarks, List.of()));
    }

    /** The record of the finished run. */
    public RunRecord ended(TrainingState end) {
        Result ending = new Result(
                end.epoch(),
                end.bestEpoch(),
                end.best().validationLoss(),
                RunPlan.now(),
                end.epoch() < configuration.train().epochs());
        return with(configuration, provenance, data, remarks, ending);
    }

    /** The record with another remark, unless it has it. */
    public RunRecord remarking(String remark) {
        List<String> more = new ArrayList<>(remarks);
        if (!more.contains(remark)) {
            more.add(remark);
        }
        return with(configuration, provenance, data, more, result);
    }

    /** What to say where the experiment means to begin with pretrained weights, but had none. */
    public Optional<String> fromScratch() {
        return configuration.train().fromScratch(provenance.weights() != null);
    }

    /** What to say where faces that validate train, too. */
    public Optional<String> trainedOnAll() {
        return configuration.data().split().full()
                ? Optional.of(
                        "all faces train, also those that validate: what is measured on them says nothing of other faces")
                : Optional.empty();
    }

    /**
     * The same run with another configuration.
     *
     * @param command that would ask for it
     */
    public RunRecord withConfiguration(ExperimentConfig other, String command) {
        return with(other, provenance.withCommand(command), data, remarks, result);
    }

    /** The record while the run goes on, with its data where it lies now. */
    RunRecord goingOn(DataLocation location) {
        return with(configuration, provenance, DataSource.of(location), remarks, null);
    }

    /** The record of the same run by another number of threads. */
    RunRecord withThreads(int threads) {
        return with(configuration, provenance.withThreads(threads), data, remarks, result);
    }

    private RunRecord with(
            ExperimentConfig otherConfiguration,
            Provenance otherProvenance,
            DataSource otherData,
            List<String> otherRemarks,
            Result otherResult) {
        return new RunRecord(
                format,
                otherConfiguration,
                otherProvenance,
                otherData,
                skippedFaces,
                parameters,
                baseline,
                quick,
                machine,
                otherRemarks,
                otherResult);
    }

    /**
     * Where the data lies now.
     *
     * @param drawn told how many of the embedded faces are drawn, should they be drawn again
     * @throws org.landmark.data.InputException if it is gone
     */
    public DataLocation location(FaceLoader.Progress drawn) {
        DatasetKind kind = configuration.data().dataset();
        Path folder = Path.of(data.folder());
        Optional<Path> labels = Optional.ofNullable(data.labels())
                .map(Path::of)
                .map(file -> file.startsWith(folder) ? folder.relativize(file) : file);
        return data.embedded()
                ? DataLocation.embedded(kind, labels, drawn)
                : DataLocation.find(kind, Optional.of(folder), labels, Map.of(), drawn);
    }
}
