package org.landmark.train;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.transform.Crop;
import org.landmark.eval.metric.LossText;
import org.landmark.models.layers.MainLoss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.train.config.ExperimentConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Lets a network learn one face by heart. Whatever can't do that has a fault that no number of faces mends. What counts is how far the
 * network's points are from those that its target stands for: a target that is coarse itself can be met all the same.
 */
public final class OverfitOne {
    /** After so many steps it is given up. */
    public static final int STEPS = 2000;

    /** The mean distance of points below which a face is fitted, as a share of the crop's longer side. */
    public static final double FITTED = 0.01;

    private static final int LOOK_EVERY = 10;

    private final ExperimentConfig config;
    private final BatchEncoder encoder;

    /** How it ended. */
    public record Fitted(int steps, double error, double loss) {}

    /**
     * For an experiment {@link ExperimentConfig#ofOneFace}.
     *
     * @param codec of its target, fitted to the training faces
     */
    public OverfitOne(ExperimentConfig config, TargetCodec codec) {
        this.config = config;
        this.encoder = new BatchEncoder(config.data(), codec);
    }

    /**
     * Trains the network until it knows the face.
     *
     * @throws TrainingFault if it doesn't in so many steps, or the loss is no longer a finite number
     */
    public Fitted fit(TrainedNetwork trained, CroppedFace face) {
        ComputationGraph network = trained.network();
        Nd4j.getRandom().setSeed(new Seed(config.seed()).derive("epoch", 1));
        MultiDataSet batch = encoder.encode(List.of(face));
        Landmarks wanted = encoder.landmarks(batch.getLabels(0)).get(0);
        double first = Double.NaN;
        double error = Double.NaN;
        for (int step = 1; step <= STEPS; step++) {
            trained.fit(batch);
            requireFinite(step, network.score());
            first = step == 1 ? MainLoss.of(network) : first;
            if (step % LOOK_EVERY == 0) {
                error = error(network, batch, wanted, face);
                if (error < FITTED) {
                    return new Fitted(step, error, MainLoss.of(network));
                }
            }
        }
        throw new TrainingFault("one face could not be fitted in " + STEPS + " steps: the mean error is "
                + percent(error)
                + " of the crop (expected below " + percent(FITTED) + "), the loss went from " + LossText.of(first)
                + " to " + LossText.of(MainLoss.of(network)));
    }

    /** As in {@code 12.3 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g %%", 100 * share);
    }

    private double error(ComputationGraph network, MultiDataSet batch, Landmarks wanted, CroppedFace face) {
        try (INDArray output =
                network.output(List.of(NetworkSetting.OUTPUT), false, new INDArray[] {batch.getFeatures(0)}, null)[0]) {
            Landmarks found = encoder.landmarks(output).get(0);
            Crop size = face.crop();
            double longer = Math.max(size.width(), size.height());
            double sum = 0;
            int shown = 0;
            for (int i = 0; i < wanted.count(); i++) {
                if (!isShown(wanted.x(i)) || !isShown(wanted.y(i))) {
                    continue; // no map can say where it is
                }
                shown++;
                sum += Math.hypot(
                        (found.x(i) - wanted.x(i)) * size.width() / longer,
                        (found.y(i) - wanted.y(i)) * size.height() / longer);
            }
            return sum / shown;
        }
    }

    private static boolean isShown(double ratio) {
        return ratio >= 0 && ratio <= 1;
    }

    private static void requireFinite(int step, double loss) {
        if (!Double.isFinite(loss)) {
            throw new TrainingFault("the training loss is no longer a finite number in step " + step
                    + " on one face (a lower learning rate may help)");
        }
    }
}
