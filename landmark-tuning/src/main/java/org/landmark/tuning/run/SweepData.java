package org.landmark.tuning.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.landmark.data.InputException;
import org.landmark.data.command.DataOptions;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.metric.Prediction;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.tuning.config.Score;

/** The faces of a sweep, read once for all candidates that look at the same part of the photos in the same size. */
public final class SweepData {
    private final DataLocation location;
    private final int skipBad;
    private final Map<DataSpec, FaceDataset> read = new HashMap<>();

    /** What of an experiment decides how faces are read: all but the split and the target. */
    private static DataSpec view(DataSpec spec) {
        return new DataSpec(
                spec.dataset(),
                spec.labels(),
                spec.scheme(),
                spec.points(),
                null,
                spec.crop(),
                spec.input(),
                null,
                spec.augment(),
                null);
    }

    /** Data that lies there. */
    public SweepData(DataLocation location, int skipBad) {
        this.location = location;
        this.skipBad = skipBad;
    }

    /** Where it lies. */
    public DataLocation location() {
        return location;
    }

    /** An experiment on this data. */
    public ExperimentConfig on(ExperimentConfig config) {
        return config.withData(config.data().withDataset(location.kind()));
    }

    /**
     * Reads the faces of the sweep's own experiment, and tells of those that are left out.
     *
     * @throws InputException if there are more bad ones than allowed, or the score can't be computed on them
     */
    public void readFirst(ExperimentConfig config, Score score) {
        DataSpec spec = config.data();
        FaceDataset dataset = DataOptions.load(location, spec, skipBad);
        read.put(view(spec), dataset);
        CroppedFace face = dataset.split(spec.split()).validation().get(0);
        Prediction right = new Prediction(face, spec.scheme(), face.ratios());
        if (score.of(0, List.of(right)).isEmpty()) {
            throw new InputException("score: the scheme " + spec.scheme().name() + " has no " + score
                    + " (accepted: "
                    + String.join(
                            ", ",
                            Score.names().stream()
                                    .filter(name -> new Score(name)
                                            .of(0, List.of(right))
                                            .isPresent())
                                    .toList())
                    + ")");
        }
    }

    /**
     * The faces of a candidate.
     *
     * @throws InputException if there are more bad ones than allowed
     */
    synchronized FaceDataset of(ExperimentConfig config) {
        return read.computeIfAbsent(view(config.data()), view -> {
            FaceDataset dataset = FaceLoader.load(location, config.data(), FaceLoader.Progress.NONE);
            dataset.requireAtMostBad(skipBad);
            return dataset;
        });
    }
}
