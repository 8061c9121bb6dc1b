package org.landmark.train;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.Seed;
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
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fits a network. Everything random in an epoch is drawn from the seed and the epoch's number, so that a training that goes on
 * from a checkpoint takes the same steps as one that was never interrupted.
 */
public final class Trainer {
    private final ExperimentConfig config;
    private final TargetCodec codec;
    private final FaceSplit split;
    private final List<TrainingListener> listeners;
    private final StepWatch watch;

    /**
     * For one experiment.
     *
     * @param codec of its target, fitted to the training faces
     */
    public Trainer(ExperimentConfig config, TargetCodec codec, FaceSplit split, List<TrainingListener> listeners) {
        this(config, codec, split, listeners, StepWatch.NONE);
    }

    /** As above, every step of which is watched. */
    public Trainer(
            ExperimentConfig config,
            TargetCodec codec,
            FaceSplit split,
            List<TrainingListener> listeners,
            StepWatch watch) {
        this.config = config;
        this.codec = codec;
        this.split = split;
        this.listeners = List.copyOf(listeners);
        this.watch = watch;
    }

    /** Trains a network, fresh or as it was after {@code start}, and no average of it. */
    public TrainingState train(ComputationGraph network, TrainingState start) throws IOException {
        return train(TrainedNetwork.of(network, 0), start);
    }

    /**
     * Trains until the configured number of epochs is done, for as many as the configuration's patience allows without a better
     * validation loss, or until a listener has had enough.
     *
     * @param network fresh, or as it was after {@code start}
     * @param start where it stands
     * @return where it stands then
     * @throws IOException if a listener can't write
     * @throws TrainingFault if the loss is no longer a finite number
     */
    public TrainingState train(TrainedNetwork network, TrainingState start) throws IOException {
        TrainingState state = start;
        Predictor predictor = new Predictor(network.model(), config.data(), codec);
        try (FaceIterator batches = new FaceIterator(
                split.training(),
                new BatchEncoder(config.data(), codec),
                config.train().batch(),
                config.train().samplesOf(split.training().size()),
                OptionalLong.of(config.seed()))) {
            boolean goesOn = true;
            while (goesOn
                    && state.epoch() < config.train().epochs()
                    && !state.isExhausted(config.train().patience())) {
                int epoch = state.epoch() + 1;
                long begin = System.nanoTime();
                double trainLoss = fitEpoch(network, batches, epoch);
                double seconds = (System.nanoTime() - begin) / 1e9;
                Predictor.Result validation = predictor.predict(split.validation());
                requireFinite(epoch, "validation loss", validation.loss());
                OptionalDouble nme = new NormalisedMeanError().mean(validation.predictions());
                state = state.after(new EpochMetrics(
                        epoch,
                        trainLoss,
                        validation.loss(),
                        nme.isPresent() ? nme.getAsDouble() : null,
                        seconds,
                        batches.samples() / seconds));
                EpochResult result = new EpochResult(network, state, validation.predictions());
                for (TrainingListener listener : listeners) {
                    listener.epochDone(result);
                }
                goesOn = listeners.stream().allMatch(listener -> listener.goesOn(result));
            }
        }
        return state;
    }

    private double fitEpoch(TrainedNetwork trained, FaceIterator batches, int epoch) {
        ComputationGraph network = trained.network();
        Nd4j.getRandom().setSeed(new Seed(config.seed()).derive("epoch", epoch));
        batches.startEpoch(epoch);
        network.getListeners().forEach(listener -> listener.onEpochStart(network));
        int total = batches.samples();
        int faces = 0;
        double sum = 0;
        watch.waiting();
        while (batches.hasNext()) {
            MultiDataSet batch = batches.next();
            int size = (int) batch.getFeatures(0).size(0);
            watch.fitting();
            trained.fit(batch);
            watch.fitted();
            sum += MainLoss.of(network) * size;
            faces += size;
            requireFinite(epoch, "training loss", network.score()); // with that of an auxiliary output
            BatchProgress progress = new BatchProgress(epoch, config.train().epochs(), faces, total, sum / faces);
            listeners.forEach(listener -> listener.batchDone(progress));
            watch.waiting();
        }
        network.getListeners().forEach(listener -> listener.onEpochEnd(network));
        trained.epochEnded();
        return sum / total;
    }

    private static void requireFinite(int epoch, String what, double value) {
        if (!Double.isFinite(value)) {
            throw new TrainingFault("the " + what + " is no longer a finite number in epoch " + epoch
                    + " (a lower learning rate may help)");
        }
    }
}
