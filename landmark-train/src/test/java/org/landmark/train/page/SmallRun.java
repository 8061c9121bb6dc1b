package org.landmark.train.page;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.spec.DatasetKind;
import org.landmark.train.Trainer;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.run.RunCall;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunPlan;
import org.landmark.train.run.RunWriter;

/** Trainings of seconds, of each kind of network that a page shows something else of. */
public final class SmallRun {
    /** Points of the nose from drawn faces of the IMM data set, one after the other. */
    public static final String NOSE =
            """
            name: small-nose
            data: {split: {validation: 6}, scheme: nose, points: [52], input: {width: 48, height: 36}}
            network: {name: cnn, blocks: [{channels: 4, pool: 2}], hidden: [8]}
            train: {batch: 4, epochs: 3, threads: 1, schedule: {name: cosine, end: 0.1}}
            """;

    /** Heatmaps of all 58. */
    public static final String MAPS =
            """
            name: small-maps
            data:
              split: {validation: 6}
              input: {width: 32, height: 32}
              target: {kind: heatmap, width: 8, height: 8, sigma: 1}
            network: {name: heatmap-resnet, width: 4, stages: 3, deconvolutions: [4, 4]}
            train: {batch: 4, epochs: 2, threads: 1, average: 0.9}
            """;

    /** Means of maps that the network takes itself. */
    public static final String INTEGRAL =
            """
            name: small-integral
            data: {split: {validation: 6}, input: {width: 32, height: 32}}
            network: {name: integral-resnet, width: 4, stages: 3, deconvolutions: [4, 4]}
            train: {batch: 4, epochs: 2, threads: 1}
            """;

    private SmallRun() {}

    /** @param faces a folder of drawn faces as {@code SyntheticFaces.writeImm} makes it */
    public static RunPlan plan(Path faces, Path run, String yaml) {
        ExperimentConfig config = ConfigReader.yaml(yaml, "it", List.of(), ExperimentConfig.class);
        FaceDataset dataset = FaceLoader.load(
                DataLocation.find(
                        DatasetKind.IMM, Optional.of(faces), Optional.empty(), Map.of(), FaceLoader.Progress.NONE),
                config.data(),
                FaceLoader.Progress.NONE);
        return RunPlan.fresh(new RunFolder(run), config, dataset, new RunCall(List.of(), false), Optional.empty());
    }

    /** Trains with a page and other listeners. */
    public static TrainingState train(RunPlan plan, TrainingListener... more) throws IOException {
        plan.folder().writeRun(plan.record());
        PageWriter page = new PageWriter(plan, new PrintStream(System.out, true));
        page.begin();
        List<TrainingListener> listeners =
                new ArrayList<>(List.of(new RunWriter(plan.folder(), plan.card(), plan.config()), page));
        listeners.addAll(List.of(more));
        TrainingState end = new Trainer(plan.config(), plan.card().codec(), plan.split(), listeners)
                .train(plan.trained(), plan.start());
        page.end(Progress.State.ENDED);
        plan.folder().writeRun(plan.record().ended(end));
        return end;
    }
}
