package org.landmark.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.models.bundle.Checkpoint;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.train.EpochPart;
import org.landmark.train.StepWatch;
import org.landmark.train.Trainer;
import org.landmark.train.TrainingControl;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.train.page.PageWriter;
import org.nd4j.linalg.factory.Nd4j;

/** A training that is stopped after any step goes on as if it had not been, with everything that a training remembers. */
class MidEpochTest {
    private static final String CONF =
            """
            name: everything
            data:
              split: {validation: 6}
              input: {width: 32, height: 24}
              augment: [{kind: rotation}, {kind: mirror}, {kind: noise}]
            network: {name: cnn, blocks: [{channels: 4, normalise: true, pool: 2, dropout: 0.2}], hidden: [8], hiddenDropout: 0.5}
            train:
              optimizer: {name: adamw, learningRate: 0.002}
              schedule: {name: cosine, warmUp: 0.5, end: 0.1}
              clip: 0.5
              average: 0.9
              batch: 4
              epochs: 3
              threads: 1
            """;

    @TempDir
    static Path faces;

    @TempDir
    static Path shared;

    private static FaceDataset dataset;
    private static ExperimentConfig config;
    private static Run uninterrupted;

    @TempDir
    Path folder;

    /** What a training leaves. */
    private record Run(TrainingState state, Checkpoint<SavedRun> checkpoint, ModelBundle best) {
        static Run of(RunFolder folder, TrainingState state) {
            return new Run(
                    state, folder.checkpoints().newest().orElseThrow().checkpoint(), ModelBundle.read(folder.model()));
        }

        /** Every number. */
        List<Object> numbers() {
            List<Object> all = new ArrayList<>();
            state.history().forEach(epoch -> all.add(List.of(epoch.trainLoss(), epoch.validationLoss())));
            all.add(state.bestEpoch());
            for (var array : List.of(
                    checkpoint.network().params(),
                    checkpoint.network().updaterState(),
                    checkpoint.average().orElseThrow(),
                    best.network().params())) {
                List<Float> values = new ArrayList<>();
                for (float value : array.toFloatVector()) {
                    values.add(value);
                }
                all.add(values);
            }
            return all;
        }
    }

    @BeforeAll
    static void runWithoutAStop() throws IOException {
        SyntheticFaces.writeImm(faces, 4, 3);
        config = ConfigReader.yaml(CONF, "everything", List.of(), ExperimentConfig.class);
        dataset = FaceLoader.load(
                DataLocation.find(
                        DatasetKind.IMM, Optional.of(faces), Optional.empty(), Map.of(), FaceLoader.Progress.NONE),
                config.data(),
                FaceLoader.Progress.NONE);
        RunFolder run = new RunFolder(shared.resolve("run"));
        uninterrupted = Run.of(run, train(fresh(run), Integer.MAX_VALUE));
        assertThat(uninterrupted.checkpoint().network().getIterationCount()).isEqualTo(3 * 5);
    }

    private static RunPlan fresh(RunFolder folder) throws IOException {
        RunPlan plan = RunPlan.fresh(folder, config, dataset, new RunCall(List.of(), false), Optional.empty());
        folder.writeRun(plan.record());
        return plan;
    }

    private static RunPlan resumed(RunFolder folder) {
        RunPlan.Asked asked = new RunPlan.Asked(config, "", false);
        return RunPlan.resumed(folder, folder.readRun(), asked, dataset);
    }

    /** Trains until so many steps have been taken. */
    private static TrainingState train(RunPlan plan, int steps) throws IOException {
        int[] taken = {0};
        TrainingListener count = new TrainingListener() {
            @Override
            public void batchDone(BatchProgress progress) {
                taken[0]++;
            }
        };
        TrainingControl control = new TrainingControl() {
            @Override
            public boolean isToKeep() {
                return false;
            }

            @Override
            public boolean isToStop() {
                return taken[0] >= steps;
            }
        };
        List<TrainingListener> listeners =
                new ArrayList<>(List.of(new RunWriter(plan.folder(), plan.card(), config), count));
        if (steps != Integer.MAX_VALUE) { // what a page keeps changes nothing
            PageWriter page = new PageWriter(plan, System.err);
            page.begin();
            listeners.add(page);
        }
        return new Trainer(config, plan.card().codec(), plan.split(), listeners, control, StepWatch.NONE)
                .train(plan.trained(), plan.start());
    }

    /** After the first step, within epochs, before the last batch of one, after whole ones; from one stop to the next. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 7})
    void stoppedAnywhereItEndsAsUninterrupted(int steps) throws IOException {
        RunFolder run = new RunFolder(folder.resolve("run"));
        TrainingState state = train(fresh(run), steps);
        int stops = 1;
        while (state.epoch() < 3) {
            assertThat(state.part() == null).isEqualTo(stops * steps % 5 == 0);
            Nd4j.getRandom().setSeed(99);
            Nd4j.rand(7);
            state = train(resumed(run), steps);
            stops++;
        }
        assertThat(stops).isEqualTo((15 + steps - 1) / steps);
        assertThat(Run.of(run, state).numbers()).isEqualTo(uninterrupted.numbers());
    }

    @Test
    void itTakesTheRandomStateForThat() throws IOException {
        RunFolder run = new RunFolder(folder.resolve("run"));
        train(fresh(run), 3);
        RunPlan plan = resumed(run);
        EpochPart part = plan.start().part();
        TrainingState other = plan.start()
                .within(new EpochPart(
                        part.faces(), part.lossSum(), part.seconds(), part.randomRoot(), part.randomNode() + 1));
        RunPlan changed =
                new RunPlan(run, plan.record(), plan.card(), plan.split(), plan.trained(), other, plan.resumed());
        assertThat(Run.of(run, train(changed, Integer.MAX_VALUE)).numbers()).isNotEqualTo(uninterrupted.numbers());
    }

    @Test
    void batchesOfAnotherSizeBeginTheEpochAgain() throws IOException {
        RunFolder run = new RunFolder(folder.resolve("run"));
        train(fresh(run), 7);
        ExperimentConfig larger = ConfigReader.changed(config, "it", List.of("train.batch=3"), ExperimentConfig.class);
        RunPlan plan = RunPlan.resumed(run, run.readRun(), new RunPlan.Asked(larger, "", true), dataset);
        assertThat(plan.start().epoch()).isEqualTo(1);
        assertThat(plan.start().part()).isNull();
        assertThat(resumed(run).start().part().faces()).isEqualTo(8);
        assertThat(Files.list(run.checkpoints().folder())).hasSize(2);
    }
}
