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
        return read(file, false, List.of(), List.of(Settings.options(settings)));
    }

    /**
     * Reads an experiment for a quick run: two epochs of at most 32 faces on one thread, and the file's own settings for quick runs, over all of
     * which go those of the command line.
     *
     * @throws org.landmark.data.InputException as {@link #read}
     */
    public static ExperimentConfig readQuick(Path file, List<String> settings) {
        return read(file, true, List.of(), List.of(Settings.options(settings)));
    }

    /**
     * Reads an experiment for a whole run or a quick one.
     *
     * @param own settings that are part of the experiment: what makes a quick run small goes over them
     * @param over settings that go over everything
     * @throws org.landmark.data.InputException as {@link #read(Path, List)}
     */
    public static ExperimentConfig read(Path file, boolean quick, List<Settings> own, List<Settings> over) {
        ExperimentConfig whole = config(file, own, List.of(), over);
        int samples = whole.train().samples();
        List<Settings> small = List.of(
                new Settings(
                        "--quick",
                        List.of(
                                "train.epochs=" + QUICK_EPOCHS,
                                "train.threads=1", // so little work gains nothing from more
                                "train.samples=" + (samples == 0 ? QUICK_SAMPLES : Math.min(samples, QUICK_SAMPLES)))),
                new Settings(file + ": quick:", whole.quick()));
        ExperimentConfig quickly = config(file, own, small, over);
        return quick ? quickly : whole;
    }

    private static ExperimentConfig config(Path file, List<Settings> own, List<Settings> small, List<Settings> over) {
        List<Settings> all = new ArrayList<>(own);
        all.addAll(small);
        all.addAll(over);
        return ConfigReader.yaml(file, ExperimentConfig.class, all);
    }
}
