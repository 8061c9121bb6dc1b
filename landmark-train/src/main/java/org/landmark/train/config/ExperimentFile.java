package org.landmark.train.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.Settings;

/** Reads an experiment's YAML, for a whole run or for a quick one, which only shows that all of it works. */
public final class ExperimentFile {
    /** Epochs of a quick run. */
    public static final int QUICK_EPOCHS = 2;

    /** Faces that an epoch of a quick run shows, at most. */
    public static final int QUICK_SAMPLES = 32;

    private ExperimentFile() {}

    /**
     * Reads an experiment.
     *
     * @param settings of the command line, over the file's
     * @throws org.landmark.data.InputException if the file can't be read, or it or a setting does not fit; also if one of its
     *     settings for quick runs does not
     */
    public static ExperimentConfig read(Path file, List<String> settings) {
        return read(file, false, List.of(Settings.options(settings)));
    }

    /**
     * Reads an experiment for a quick run: two epochs of at most 32 faces on one thread, and the file's own settings for quick runs, over all of
     * which go those of the command line.
     *
     * @throws org.landmark.data.InputException as {@link #read}
     */
    public static ExperimentConfig readQuick(Path file, List<String> settings) {
        return read(file, true, List.of(Settings.options(settings)));
    }

    /**
     * Reads an experiment for a whole run or a quick one, with settings from several places, the later over the earlier ones.
     *
     * @throws org.landmark.data.InputException as {@link #read(Path, List)}
     */
    public static ExperimentConfig read(Path file, boolean quick, List<Settings> settings) {
        ExperimentConfig whole = ConfigReader.yaml(file, ExperimentConfig.class, settings);
        ExperimentConfig small = quick(file, settings, whole);
        return quick ? small : whole;
    }

    private static ExperimentConfig quick(Path file, List<Settings> settings, ExperimentConfig whole) {
        int samples = whole.train().samples();
        List<Settings> all = new ArrayList<>();
        all.add(new Settings(
                "--quick",
                List.of(
                        "train.epochs=" + QUICK_EPOCHS,
                        "train.threads=1", // so little work gains nothing from more
                        "train.samples=" + (samples == 0 ? QUICK_SAMPLES : Math.min(samples, QUICK_SAMPLES)))));
        all.add(new Settings(file + ": quick:", whole.quick()));
        all.addAll(settings);
        return ConfigReader.yaml(file, ExperimentConfig.class, all);
    }
}
