package org.landmark.train.run;

import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.command.BuildVersion;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataHash;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceSplit;
import org.landmark.data.dataset.MeanShape;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.TargetFit;
import org.landmark.eval.benchmark.Machine;
import org.landmark.eval.predict.Predictor;
import org.landmark.models.NativeThreads;
import org.landmark.models.bundle.Checkpoint;
import org.landmark.models.bundle.ModelCard;
import org.landmark.models.bundle.Provenance;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.TrainableParameters;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ExperimentConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A run with all that it needs, nothing written yet.
 *
 * @param folder where it will be kept
 * @param record its {@code run.json}
 * @param card of its model
 * @param split its faces
 * @param network fresh or as the checkpoint has it
 * @param start where it stands
 * @param resumed whether it goes on in a folder that holds it already
 */
public record RunPlan(
        RunFolder folder,
        RunRecord record,
        ModelCard card,
        FaceSplit split,
        ComputationGraph network,
        TrainingState start,
        boolean resumed) {
    /** How many faces validate in a quick run, at most. */
    public static final int QUICK_VALIDATION = 16;

    /**
     * Plans a new run.
     *
     * @param call how it was asked for
     */
    public static RunPlan fresh(RunFolder folder, ExperimentConfig config, FaceDataset dataset, RunCall call) {
        int threads = NativeThreads.set(config.train().threads());
        FaceSplit split = split(config, dataset, call.quick());
        List<Landmarks> shapes =
                split.training().stream().map(CroppedFace::ratios).toList();
        TargetFit fit = config.data().target().fit(shapes);
        TargetCodec codec = config.data().target().codec(config.data().points().size(), fit);
        ComputationGraph network = config.network().create(setting(config, codec, shapes));
        Landmarks mean = MeanShape.of(split.training());
        double baseline = new Predictor(network, config.data(), codec).lossOfConstant(split.validation(), mean);
        Provenance provenance = provenance(config, dataset.location(), split, call.command(), threads);
        ModelCard card = new ModelCard(
                ModelCard.FORMAT,
                config.data().scheme().name(),
                config.data(),
                config.network(),
                0,
                baseline,
                baseline,
                Arrays.stream(mean.toArray()).boxed().toList(),
                fit,
                provenance);
        RunRecord record = new RunRecord(
                RunRecord.FORMAT,
                config,
                provenance,
                RunRecord.DataSource.of(dataset.location()),
                dataset.bad().size(),
                TrainableParameters.count(network),
                new RunRecord.Baseline(baseline),
                call.quick(),
                Machine.current(threads).hardware(),
                null);
        return new RunPlan(folder, record, card, split, network, TrainingState.START, false);
    }

    /**
     * Plans to go on with a run.
     *
     * @throws InputException if the data or the network is no longer what it was, or the checkpoint is damaged
     */
    public static RunPlan resumed(RunFolder folder, RunRecord record, FaceDataset dataset) {
        String hash = DataHash.of(dataset.location().folder());
        if (!hash.equals(record.provenance().dataHash())) {
            throw InputException.in(
                    dataset.location().folder(),
                    "is not the data that the run began with (names or sizes of files differ)");
        }
        ExperimentConfig config = record.configuration();
        RunRecord going = record.goingOn(dataset.location());
        Checkpoint<TrainingState> checkpoint = folder.readCheckpoint().orElse(null);
        if (checkpoint == null) { // ended before its first epoch did
            RunPlan anew = fresh(folder, config, dataset, new RunCall(List.of(), record.quick()));
            NativeThreads.set(record.provenance().threads());
            return new RunPlan(
                    folder,
                    going,
                    anew.card.from(record.provenance()),
                    anew.split,
                    anew.network,
                    TrainingState.START,
                    true);
        }
        if (!checkpoint.card().data().equals(config.data())
                || !checkpoint.card().network().equals(config.network())) {
            throw InputException.in(folder.checkpoint(), "is of another configuration than run.json beside it");
        }
        if (config.train().epochs() < checkpoint.state().epoch()) {
            throw InputException.in(
                    folder.root(),
                    "has " + checkpoint.state().epoch()
                            + " epochs behind it (expected at least as many in --epochs, came "
                            + config.train().epochs() + ")");
        }
        NativeThreads.set(record.provenance().threads());
        FaceSplit split = split(config, dataset, record.quick());
        return new RunPlan(folder, going, checkpoint.card(), split, checkpoint.network(), checkpoint.state(), true);
    }

    /**
     * Refuses a new run whose folder another one has taken since it was chosen.
     *
     * @throws InputException if there is a run in it
     */
    public void requireStillFree() {
        if (!resumed && Files.exists(folder.runJson())) {
            throw InputException.in(folder.root(), "another training has begun in this folder");
        }
    }

    public ExperimentConfig config() {
        return record.configuration();
    }

    private static FaceSplit split(ExperimentConfig config, FaceDataset dataset, boolean quick) {
        FaceSplit split = dataset.split(config.data().split());
        return quick ? split.validatingAtMost(QUICK_VALIDATION) : split;
    }

    private static NetworkSetting setting(ExperimentConfig config, TargetCodec codec, List<Landmarks> shapes) {
        return new NetworkSetting(
                config.data().input(),
                codec,
                config.train().loss(),
                config.train().optimizer().updater(),
                new Seed(config.seed()),
                shapes);
    }

    private static Provenance provenance(
            ExperimentConfig config, DataLocation location, FaceSplit split, String command, int threads) {
        BuildVersion version = BuildVersion.current();
        return new Provenance(
                config.name(),
                command,
                config.seed(),
                version.code(),
                version.deeplearning4j(),
                System.getProperty("java.version"),
                Nd4j.getBackend().getClass().getSimpleName(),
                version.natives(),
                threads,
                location.kind() + " (" + location.origin() + ")",
                location.folder().toString(),
                DataHash.of(location.folder()),
                split.training().size(),
                split.validation().size(),
                now());
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
