package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.landmark.data.config.BareName;
import org.landmark.models.loss.Loss;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How an experiment trains.
 *
 * @param loss by its name alone, or with its keys; default {@code mse}
 * @param optimizer likewise; default {@code adam}
 * @param schedule of its learning rate, likewise; default {@code constant}
 * @param clip the norm that all gradients together are kept to; default 0, any
 * @param average decay of a moving average of the weights, which is then what is validated and kept; default 0, none
 * @param frozen layers that are not trained where their weights come from a file, by their names or what these begin with; default
 *     none
 * @param pretrained whether the experiment means to begin with weights of a file, so that a run says so where there is none, as it
 *     does if layers are to be frozen; default false
 * @param batch faces in a mini-batch; default 1
 * @param epochs default 25
 * @param patience epochs without a better validation loss after which the training ends; default 0, any
 * @param samples faces that an epoch shows: more than there are and they come again, fewer and the next epoch goes on with the others;
 *     default 0, each face once
 * @param checkpoint when and how many checkpoints are kept
 * @param threads of native code, 0 for one per core; default 0. Numbers repeat exactly for the same seed and threads
 */
public record TrainSpec(
        @JsonDeserialize(using = BareName.class) Loss loss,
        @JsonDeserialize(using = BareName.class) OptimizerSpec optimizer,
        @JsonDeserialize(using = BareName.class) ScheduleSpec schedule,
        Double clip,
        Double average,
        List<String> frozen,
        Boolean pretrained,
        Integer batch,
        Integer epochs,
        Integer patience,
        Integer samples,
        CheckpointSpec checkpoint,
        Integer threads) {
    /** With every default. */
    public static final TrainSpec DEFAULT =
            new TrainSpec(null, null, null, null, null, null, null, null, null, null, null, null, null);

    public TrainSpec {
        loss = requireNonNullElse(loss, Loss.MSE);
        optimizer = requireNonNullElse(optimizer, AdamSpec.DEFAULT);
        schedule = requireNonNullElse(schedule, new ConstantRate());
        clip = requireNonNullElse(clip, 0.0);
        average = requireNonNullElse(average, 0.0);
        frozen = List.copyOf(requireNonNullElse(frozen, List.of()));
        pretrained = requireNonNullElse(pretrained, false);
        batch = requireNonNullElse(batch, 1);
        epochs = requireNonNullElse(epochs, 25);
        patience = requireNonNullElse(patience, 0);
        samples = requireNonNullElse(samples, 0);
        checkpoint = requireNonNullElse(checkpoint, CheckpointSpec.DEFAULT);
        threads = requireNonNullElse(threads, 0);
        if (!(clip >= 0 && clip <= 1e9)) {
            throw new IllegalArgumentException("clip must be 0 (any norm) or up to 1000000000, came " + clip);
        }
        if (!(average >= 0 && average < 1)) {
            throw new IllegalArgumentException("average must be 0 (none) or below 1, came " + average);
        }
        if (batch < 1 || batch > 65_536) {
            throw new IllegalArgumentException("batch must be between 1 and 65536, came " + batch);
        }
        if (epochs < 1 || epochs > 1_000_000) {
            throw new IllegalArgumentException("epochs must be between 1 and 1000000, came " + epochs);
        }
        if (patience < 0) {
            throw new IllegalArgumentException("patience must be 0 (any) or more epochs, came " + patience);
        }
        if (samples < 0) {
            throw new IllegalArgumentException("samples must be 0 (each face once) or more, came " + samples);
        }
        if (threads < 0) {
            throw new IllegalArgumentException("threads must be 0 (one per core) or more, came " + threads);
        }
    }

    /** The same with another number of epochs. */
    public TrainSpec withEpochs(int other) {
        return new TrainSpec(
                loss,
                optimizer,
                schedule,
                clip,
                average,
                frozen,
                pretrained,
                batch,
                other,
                patience,
                samples,
                checkpoint,
                threads);
    }

    /** The same steps one face at a time, at a learning rate that stays as it is. */
    TrainSpec ofOneFace() {
        return new TrainSpec(
                loss, optimizer, null, clip, null, frozen, pretrained, 1, epochs, null, null, checkpoint, threads);
    }

    /**
     * What to say where an experiment that means to begin with pretrained weights has none.
     *
     * @param given whether the network's first weights come from a file: layers drawn at random are never frozen
     */
    public Optional<String> fromScratch(boolean given) {
        if (given || !pretrained && frozen.isEmpty()) {
            return Optional.empty();
        }
        String said = "no pretrained weights: the whole network trains from scratch";
        return Optional.of(
                frozen.isEmpty() ? said : said + " (conf asks for frozen " + String.join(", ", frozen) + ")");
    }

    /** How many faces an epoch shows where so many train. */
    public int samplesOf(int faces) {
        return samples == 0 ? faces : samples;
    }

    /** How many mini-batches an epoch has where so many faces train. */
    public int batchesOf(int faces) {
        return (samplesOf(faces) + batch - 1) / batch;
    }

    /** The updater of a training on so many faces. */
    public IUpdater updater(int faces) {
        return optimizer.updater(schedule.schedule(optimizer.learningRate(), batchesOf(faces), epochs), clip);
    }
}
