package org.landmark.tuning.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.landmark.data.InputException;
import org.landmark.data.dataset.DataHash;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.spec.DatasetKind;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.tuning.config.Sweep;
import org.landmark.tuning.config.SweepConfig;

/**
 * {@code sweep.json}: what a sweep is of, so that it goes on with the same.
 *
 * @param format version of this record; this code reads {@link #FORMAT}
 * @param file the sweep's YAML
 * @param overrides of the command line, over that
 * @param settings over its experiment
 * @param quick whether it is only to show that everything works
 * @param parallel candidates at once
 * @param sweep what the YAML held
 * @param experiment the experiment where nothing varies
 * @param data where its data lies
 */
public record SweepRecord(
        int format,
        String file,
        List<String> overrides,
        List<String> settings,
        boolean quick,
        int parallel,
        SweepConfig sweep,
        ExperimentConfig experiment,
        Data data) {
    /** The version that is written. */
    public static final int FORMAT = 1;

    /**
     * Where the data lies.
     *
     * @param folder the data set's own
     * @param labels the label file, or null for formats without
     * @param embedded whether it is the drawn faces, wherever they are kept
     * @param hash of its files' names and sizes
     * @param skipBad how many bad faces are allowed
     */
    public record Data(DatasetKind kind, String folder, String labels, boolean embedded, String hash, int skipBad) {
        private static Data of(DataLocation location, int skipBad) {
            return new Data(
                    location.kind(),
                    location.folder().toAbsolutePath().normalize().toString(),
                    location.labels()
                            .map(labels -> labels.toAbsolutePath().normalize().toString())
                            .orElse(null),
                    location.origin() == DataLocation.Origin.EMBEDDED,
                    DataHash.of(location.folder()),
                    skipBad);
        }

        /** The options by which the train command finds it. */
        public List<String> arguments() {
            List<String> arguments = new ArrayList<>(
                    embedded
                            ? List.of("--dataset", "synthetic")
                            : List.of("--dataset", kind.toString(), "--data", folder));
            if (!embedded && labels != null) {
                arguments.addAll(List.of("--labels", labels));
            }
            if (skipBad > 0) {
                arguments.addAll(List.of("--skip-bad", Integer.toString(skipBad)));
            }
            return arguments;
        }

        /**
         * Where it lies now.
         *
         * @throws InputException if it is gone
         */
        public DataLocation location(FaceLoader.Progress drawn) {
            Path root = Path.of(folder);
            Optional<Path> file = Optional.ofNullable(labels)
                    .map(Path::of)
                    .map(path -> path.startsWith(root) ? root.relativize(path) : path);
            return embedded
                    ? DataLocation.embedded(kind, file, drawn)
                    : DataLocation.find(kind, Optional.of(root), file, Map.of(), drawn);
        }
    }

    public SweepRecord {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + " of another version (expected " + FORMAT + ")");
        }
        requireNonNull(file, "file is missing");
        requireNonNull(sweep, "sweep is missing");
        requireNonNull(experiment, "experiment is missing");
        requireNonNull(data, "data is missing");
        overrides = List.copyOf(overrides);
        settings = List.copyOf(settings);
    }

    /**
     * Of a new sweep.
     *
     * @param overrides of the command line, over the sweep's YAML
     */
    public static SweepRecord of(
            Sweep sweep, List<String> overrides, int parallel, DataLocation location, int skipBad) {
        return new SweepRecord(
                FORMAT,
                sweep.file().toAbsolutePath().normalize().toString(),
                overrides,
                sweep.settings(),
                sweep.quick(),
                parallel,
                sweep.config(),
                sweep.experiment(),
                Data.of(location, skipBad));
    }

    /** The same with another number of candidates at once. */
    public SweepRecord withParallel(int other) {
        return new SweepRecord(format, file, overrides, settings, quick, other, sweep, experiment, data);
    }

    /**
     * Refuses to go on with another sweep than the one that began in the folder.
     *
     * @throws InputException if the YAML, its experiment or the data has changed
     */
    public void requireSame(Sweep now, DataLocation location) {
        if (!now.config().equals(sweep)) {
            throw InputException.in(
                    now.file(), "has been changed since the sweep began (expected a sweep of its own for it)");
        }
        if (!now.experiment().equals(experiment)) {
            throw InputException.in(
                    now.experimentFile(),
                    "has been changed since the sweep began (expected a sweep of its own for it)");
        }
        if (!DataHash.of(location.folder()).equals(data.hash())) {
            throw InputException.in(
                    location.folder(), "is not the data that the sweep began with (names or sizes of files differ)");
        }
    }
}
