package org.landmark.train;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.dataset.FaceSplit;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.iterator.FaceIterator;
import org.landmark.data.target.TargetCodec;
import org.landmark.eval.metric.NormalisedMeanError;
import org.landmark.eval.predict.Predictor;
import org.landmark.models.layers.MainLoss;
import org.landmark.train.TrainingListener.BatchProgress;
import org.landmark.train.TrainingListener.EpochResult;
import org.landmark.train.config.ExperimentConfig;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Fits a network. Everything random in an epoch is drawn from the seed and the epoch's number, so that a training that goes on
 * from a checkpoint takes the same steps as one that was never interrupted.
 */
public final class Trainer {
    private final ExperimentConfig config;
    private final TargetCodec codec;
    private final FaceSplit split;
    private final List<TrainingListener> listeners;
    private final TrainingControl control;
    private final StepWatch watch;

    /**
     * For one experiment.
     *
     * @param codec of its target, fitted to the training faces
     */
    public Trainer(ExperimentConfig config, TargetCodec codec, FaceSplit split, List<TrainingListener> listeners) {
        this(config, codec, split, listeners, TrainingControl.NONE, StepWatch.NONE);
    }

    /** As above, controlled and watched at every step. */
    public Trainer(
            ExperimentConfig config,
            TargetCodec codec,
            FaceSplit split,
            List<TrainingListener> listeners,
            TrainingControl control,
            StepWatch watch) {
        this.config = config;
        this.codec = codec;
        this.split = split;
        this.listeners = List.copyOf(listeners);
        this.control = control;
        this.watch = watch;
    }

    /** Trains a network, fresh or as it was after {@code start}, and no average of it. */
    public TrainingState train(ComputationGraph network, TrainingState start) throws IOException {
        return train(TrainedNetwork.of(network, 0), start);
    }

    /**
     * Trains until the configured number of epochs is done, for as many as the configuration's patience allows without a better
     * validation loss, or until a listener has had enough or it is told to stop.
     *
     * @param network fresh, or as it was after {@code start}
     * @param start where it stands
     * @return where it stands then, and as it was kept
     * @throws IOException if a listener can't write
     * @throws TrainingFault if the loss is no longer a finite number
     */
    public TrainingState train(TrainedNetwork network, TrainingState start) throws IOException {
        TrainingState state = start;
        Predictor predictor = new Predictor(network.model(), config.data(), codec)
                .keepingMaps(listeners.stream()
                        .flatMap(listener -> listener.mapsWanted().stream())
                        .collect(Collectors.toSet()));
        try (FaceIterator batches = new FaceIterator(
                split.training(),
                new BatchEncoder(config.data(), codec),
                config.train().batch(),
                config.train().samplesOf(split.training().size()),
                OptionalLong.of(config.seed()))) {
            boolean goesOn = true;
            while (goesOn && !state.isOver(config.train()) && !control.isToStop()) {
                EpochPart fitted = fitEpoch(network, batches, state);
                if (fitted.faces() < batches.samples()) {
                    return state.within(fitted);
                }
                network.epochEnded();
                Predictor.Result validation = predictor.predict(split.validation());
                requireFinite(state.epoch() + 1, "validation loss", validation.loss());
                state = state.after(metrics(state.epoch() + 1, fitted, validation));
                EpochResult result = new EpochResult(network, state, validation.predictions(), validation.maps());
                for (TrainingListener listener : listeners) {
                    listener.epochDone(result);
                }
                goesOn = state.isOver(config.train())
                        || listeners.stream().allMatch(listener -> listener.goesOn(result));
            }
        }
        return state;
    }

    private static EpochMetrics metrics(int epoch, EpochPart fitted, Predictor.Result validation) {
        OptionalDouble nme = new NormalisedMeanError().mean(validation.predictions());
        return new EpochMetrics(
                epoch,
                fitted.lossSum() / fitted.faces(),
                validation.loss(),
                nme.isPresent() ? nme.getAsDouble() : null,
                fitted.seconds(),
                fitted.faces() / fitted.seconds());
    }

    /** Fits what is left of the epoch after a state, or less if it is told to stop; the state is then kept. */
    private EpochPart fitEpoch(TrainedNetwork trained, FaceIterator batches, TrainingState state) throws IOException {
        ComputationGraph network = trained.network();
        int epoch = state.epoch() + 1;
        EpochFit fit = EpochFit.begin(config.seed(), epoch, Optional.ofNullable(state.part()));
        batches.startEpoch(epoch, fit.faces());
        network.getListeners().forEach(listener -> listener.onEpochStart(network));
        watch.waiting();
        while (batches.hasNext()) {
            MultiDataSet batch = batches.next();
            watch.fitting();
            trained.fit(batch);
            watch.fitted();
            fit.fitted((int) batch.getFeatures(0).size(0), MainLoss.of(network));
            requireFinite(epoch, "training loss", network.score()); // with that of an auxiliary output
            BatchProgress progress =
                    new BatchProgress(epoch, config.train().epochs(), fit.faces(), batches.samples(), fit.meanLoss());
            listeners.forEach(listener -> listener.batchDone(progress));
            boolean stop = control.isToStop();
            if (fit.faces() < batches.samples() && (stop || control.isToKeep())) {
                EpochPart part = fit.part();
                for (TrainingListener listener : listeners) {
                    listener.keep(trained, state.within(part));
                }
                if (stop) {
                    return part;
                }
            }
            watch.waiting();
        }
        network.getListeners().forEach(listener -> listener.onEpochEnd(network));
        return fit.part();
    }

    private static void requireFinite(int epoch, String what, double value) {
        if (!Double.isFinite(value)) {
            throw new TrainingFault("the " + what + " is no longer a finite number in epoch " + epoch
                    + " (a lower learning rate may help)");
        }
    }
}
