package org.landmark.tuning.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.Settings;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.config.ExperimentFile;
import org.landmark.train.config.TrainSpec;

/**
 * A sweep with its experiment, of which every value that varies is known to fit by itself.
 *
 * @param file its YAML
 * @param settings of the command line, over the experiment
 * @param quick whether it is only to show that everything works
 * @param experiment its own, as it is where nothing varies
 */
public record Sweep(Path file, SweepConfig config, List<String> settings, boolean quick, ExperimentConfig experiment) {
    /** What is one for all candidates. */
    private static final List<String> FIXED = List.of("name", "quick", "data.dataset", "data.labels");

    /**
     * Reads a sweep and its experiment.
     *
     * @param overrides of the sweep's own keys
     * @param settings over the experiment
     * @throws InputException if one can't be read, the space has a key that the experiment has not or a value that does not fit, or a
     *     setting is of a key that varies
     */
    public static Sweep read(Path file, Settings overrides, List<String> settings, boolean quick) {
        SweepConfig config = ConfigReader.yaml(file, SweepConfig.class, List.of(overrides));
        Sweep unread = new Sweep(file, config, List.copyOf(settings), quick, null);
        ExperimentConfig experiment = unread.experiment(List.of());
        Sweep sweep = new Sweep(file, config, unread.settings, quick, experiment);
        sweep.config.space().forEach(sweep::requireFits);
        return sweep;
    }

    /** The experiment's file. */
    public Path experimentFile() {
        try {
            return file.resolveSibling(config.experiment()).normalize();
        } catch (InvalidPathException e) {
            throw InputException.in(file, "experiment: no file can have the name '" + config.experiment() + "'");
        }
    }

    /** The settings over the experiment's file that every candidate has, each as {@code --set} takes it. */
    public List<String> commonSettings() {
        List<String> all = new ArrayList<>(config.set());
        if (quick) { // what --quick sets stands below all of these
            TrainSpec train = experiment.train();
            all.addAll(List.of("train.epochs=" + train.epochs(), "train.samples=" + train.samples()));
            all.addAll(config.quick());
        }
        all.addAll(settings);
        return all;
    }

    /**
     * The experiment of a candidate.
     *
     * @param over more settings, with the place that they come from
     * @throws InputException if its values do not fit together
     */
    public ExperimentConfig experiment(Parameters parameters, Settings over) {
        return experiment(List.of(new Settings(file + ": space:", parameters.settings()), over));
    }

    private ExperimentConfig experiment(List<Settings> varied) {
        List<Settings> over = new ArrayList<>();
        if (quick) {
            over.add(new Settings(file + ": quick:", config.quick()));
        }
        over.add(Settings.options(settings));
        over.addAll(varied);
        return ExperimentFile.read(experimentFile(), quick, List.of(new Settings(file + ": set:", config.set())), over);
    }

    private void requireFits(String key, Space space) {
        if (FIXED.contains(key)) {
            throw InputException.in(file, "space: " + key + " is one for all candidates (expected another key)");
        }
        for (String setting : settings) {
            String other =
                    setting.substring(0, Math.max(0, setting.indexOf('='))).strip();
            if (other.equals(key) || other.startsWith(key + ".") || key.startsWith(other + ".")) {
                throw new InputException(
                        "--set " + setting + ": " + key + " varies in this sweep (expected another key)");
            }
        }
        SpaceValues.ends(space)
                .forEach(value -> experiment(new Parameters(Map.of(key, value)), Settings.options(List.of())));
    }
}
