package org.landmark.train.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
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
import org.landmark.models.bundle.ModelCard;
import org.landmark.models.bundle.Provenance;
import org.landmark.models.bundle.WeightSource;
import org.landmark.models.network.TrainableParameters;
import org.landmark.train.EpochPart;
import org.landmark.train.TrainedNetwork;
import org.landmark.train.TrainingState;
import org.landmark.train.config.ConfigChange;
import org.landmark.train.config.ExperimentConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A run with all that it needs, nothing written yet.
 *
 * @param folder where it will be kept
 * @param record its {@code run.json}
 * @param card of its model
 * @param split its faces
 * @param trained its network, fresh or as the checkpoint has it
 * @param start where it stands
 * @param resumed what it goes on from in a folder that holds it already, if it does
 */
public record RunPlan(
        RunFolder folder,
        RunRecord record,
        ModelCard card,
        FaceSplit split,
        TrainedNetwork trained,
        TrainingState start,
        Optional<Resumption> resumed) {
    /** How many faces validate in a quick run, at most. */
    public static final int QUICK_VALIDATION = 16;

    /**
     * How a run goes on.
     *
     * @param checkpoint that it goes on from; empty if it ended before its first
     * @param damaged newer ones that could not be read, a line each that says why
     * @param changed whether its configuration is another than the checkpoint's
     */
    public record Resumption(Optional<Path> checkpoint, List<String> damaged, boolean changed) {}

    /**
     * What a run is to go on with.
     *
     * @param config as it is now
     * @param command that would ask for all of it
     * @param force whether the configuration may be another than before, where that can be
     */
    public record Asked(ExperimentConfig config, String command, boolean force) {}

    /**
     * Plans a new run.
     *
     * @param call how it was asked for
     * @param weights a file of torchvision's weights for the network to begin with
     * @throws InputException if those do not fit
     */
    public static RunPlan fresh(
            RunFolder folder, ExperimentConfig config, FaceDataset dataset, RunCall call, Optional<Path> weights) {
        int threads = NativeThreads.set(config.train().threads());
        FaceSplit split = split(config, dataset, call.quick());
        TargetFit fit = config.data()
                .target()
                .fit(split.training().stream().map(CroppedFace::ratios).toList());
        TargetCodec codec = config.data().target().codec(config.data().points().size(), fit);
        ComputationGraph network = RunNetwork.drawn(config, codec, split, weights.isPresent());
        WeightSource source =
                weights.map(file -> RunNetwork.load(file, network)).orElse(null);
        Landmarks mean = MeanShape.of(split.training());
        double baseline = new Predictor(network, config.data(), codec).lossOfConstant(split.validation(), mean);
        Provenance provenance = provenance(config, dataset.location(), split, call.command(), threads, source);
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
                List.of(),
                null);
        TrainedNetwork trained = TrainedNetwork.of(network, config.train().average());
        return new RunPlan(folder, record, card, split, trained, TrainingState.START, Optional.empty());
    }

    /**
     * Plans to go on with a run.
     *
     * @param record as it stands in the folder
     * @throws InputException if the data or the configuration is no longer what it was, or no checkpoint is whole
     */
    public static RunPlan resumed(RunFolder folder, RunRecord record, Asked asked, FaceDataset dataset) {
        String hash = DataHash.of(dataset.location().folder());
        if (!hash.equals(record.provenance().dataHash())) {
            throw InputException.in(
                    dataset.location().folder(),
                    "is not the data that the run began with (names or sizes of files differ)");
        }
        ExperimentConfig config = asked.config();
        RunCheckpoints.Found found = folder.checkpoints().newest().orElse(null);
        ExperimentConfig before = found == null
                ? record.configuration()
                : found.checkpoint().state().configuration();
        TrainingState state =
                found == null ? TrainingState.START : found.checkpoint().state().state();
        List<ConfigChange> changes = ConfigChange.ofSteps(ConfigChange.between(before, config));
        requireAllowed(found == null ? folder.runJson() : found.file(), changes, asked.force());
        if (config.train().epochs() < state.epoch()) {
            throw InputException.in(
                    folder.root(),
                    "has " + state.epoch() + " epochs behind it (expected at least as many in --epochs, came "
                            + config.train().epochs() + ")");
        }
        boolean threadsChanged =
                changes.stream().anyMatch(change -> change.key().equals("train.threads"));
        int threads =
                threadsChanged ? config.train().threads() : record.provenance().threads();
        RunRecord going = record.withConfiguration(config, asked.command()).goingOn(dataset.location());
        for (ConfigChange change : ConfigChange.between(record.configuration(), config)) {
            going = going.remarking(state.changed(change.toString()));
        }
        if (found == null) { // ended before its first
            RunPlan anew = anew(folder, going, dataset);
            going = going.withThreads(NativeThreads.set(threads));
            Resumption resumption = new Resumption(Optional.empty(), List.of(), false);
            ModelCard card = anew.card.from(going.provenance());
            return new RunPlan(folder, going, card, anew.split, anew.trained, state, Optional.of(resumption));
        }
        going = going.withThreads(NativeThreads.set(threads));
        FaceSplit split = split(config, dataset, record.quick());
        ModelCard card = found.checkpoint().card();
        ComputationGraph drawn = RunNetwork.drawn(
                config, card.codec(), split, record.provenance().weights() != null);
        TrainedNetwork trained = RunNetwork.goingOn(
                found.file(), found.checkpoint(), drawn, config.train().average());
        Resumption resumption = new Resumption(Optional.of(found.file()), found.damaged(), !changes.isEmpty());
        return new RunPlan(
                folder,
                going,
                card.with(config.data()).from(going.provenance()),
                split,
                trained,
                fitting(state, config, split),
                Optional.of(resumption));
    }

    private static void requireAllowed(Path file, List<ConfigChange> changes, boolean force) {
        List<ConfigChange> fixed =
                changes.stream().filter(ConfigChange::isFixed).toList();
        if (!fixed.isEmpty()) {
            throw InputException.in(
                    file,
                    "is of another configuration, which a run that has begun can't change: "
                            + ConfigChange.text(fixed));
        }
        if (!force && !changes.isEmpty()) {
            throw InputException.in(
                    file,
                    "is of another configuration: " + ConfigChange.text(changes)
                            + " (--force goes on with what it is now)");
        }
    }

    /** Batches of another size can't go on in the middle of an epoch: it begins again. */
    private static TrainingState fitting(TrainingState state, ExperimentConfig config, FaceSplit split) {
        EpochPart part = state.part();
        boolean fits = part == null
                || part.faces() % config.train().batch() == 0
                        && part.faces()
                                < config.train().samplesOf(split.training().size());
        return fits ? state : new TrainingState(state.bestEpoch(), state.history());
    }

    /**
     * Plans to repeat a run from its beginning, by as many threads if there are so many.
     *
     * @param record of the run that is repeated
     * @throws InputException if the weights that it began with are not there any more
     */
    public static RunPlan repeated(RunFolder folder, RunRecord record, FaceDataset dataset) {
        RunPlan anew = anew(folder, record, dataset);
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = NativeThreads.set(Math.min(cores, record.provenance().threads()));
        RunRecord again = anew.record.withThreads(threads);
        ModelCard card = anew.card.from(again.provenance());
        return new RunPlan(folder, again, card, anew.split, anew.trained, anew.start, Optional.empty());
    }

    /** A run of the same network, with the weights that it began with. */
    private static RunPlan anew(RunFolder folder, RunRecord record, FaceDataset dataset) {
        WeightSource weights = record.provenance().weights();
        Optional<Path> file = Optional.ofNullable(weights).map(source -> Path.of(source.file()));
        RunCall call = new RunCall(RunCall.arguments(record.provenance().command()), record.quick());
        RunPlan anew = fresh(folder, record.configuration(), dataset, call, file);
        if (weights != null
                && !weights.sha256().equals(anew.record.provenance().weights().sha256())) {
            throw InputException.in(file.orElseThrow(), "is not the file of weights that the run began with");
        }
        return anew;
    }

    /**
     * Refuses a new run whose folder another one has taken since it was chosen.
     *
     * @throws InputException if there is a run in it
     */
    public void requireStillFree() {
        if (resumed.isEmpty() && Files.exists(folder.runJson())) {
            throw InputException.in(folder.root(), "another training has begun in this folder");
        }
    }

    /** The plan with its record as it is now. */
    public RunPlan with(RunRecord now) {
        return new RunPlan(folder, now, card, split, trained, start, resumed);
    }

    /** What is fitted. */
    public ComputationGraph network() {
        return trained.network();
    }

    public ExperimentConfig config() {
        return record.configuration();
    }

    private static FaceSplit split(ExperimentConfig config, FaceDataset dataset, boolean quick) {
        FaceSplit split = dataset.split(config.data().split());
        return quick ? split.validatingAtMost(QUICK_VALIDATION) : split;
    }

    private static Provenance provenance(
            ExperimentConfig config,
            DataLocation location,
            FaceSplit split,
            String command,
            int threads,
            WeightSource weights) {
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
                now(),
                weights);
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
