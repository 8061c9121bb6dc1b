package org.landmark.train.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.landmark.data.InputException;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.FaceSplit;
import org.landmark.data.target.TargetCodec;
import org.landmark.models.bundle.Checkpoint;
import org.landmark.models.bundle.WeightSource;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.vertex.ShapeComposition;
import org.landmark.models.weights.FreshLayer;
import org.landmark.models.weights.TorchvisionWeights;
import org.landmark.models.weights.WeightReport;
import org.landmark.train.TrainedNetwork;
import org.landmark.train.config.ExperimentConfig;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes the network of a run from its configuration, whether it begins or goes on. */
final class RunNetwork {
    private RunNetwork() {}

    /**
     * The network with weights drawn from the seed.
     *
     * @param pretrained whether it will get weights from a file; only then layers are frozen
     */
    static ComputationGraph drawn(ExperimentConfig config, TargetCodec codec, FaceSplit split, boolean pretrained) {
        NetworkSetting setting = new NetworkSetting(
                config.data().input(),
                codec,
                config.train().loss(),
                config.train().updater(split.training().size()),
                new Seed(config.seed()),
                split.training().stream().map(CroppedFace::ratios).toList());
        List<String> frozen = config.train().frozen();
        if (!pretrained) {
            config.network().requireFreezable(setting, frozen);
        }
        return config.network().create(setting, pretrained ? frozen : List.of());
    }

    /**
     * Fills a network with a file's weights.
     *
     * @throws InputException if they do not fit, or a frozen layer gets none
     */
    static WeightSource load(Path file, ComputationGraph network) {
        WeightReport report = TorchvisionWeights.load(file, network);
        for (FreshLayer layer : report.fresh()) {
            if (network.getLayer(layer.name()) instanceof FrozenLayer) {
                throw InputException.in(
                        file, "has no weights for " + layer.name() + ", which train.frozen keeps as it is");
            }
        }
        return new WeightSource(
                file.toAbsolutePath().normalize().toString(), report.sha256(), report.counts(), report.rest());
    }

    /**
     * A network as it was at a checkpoint, but with the updater and the loss of the configuration, which may ask for more epochs now.
     *
     * @param drawn of the configuration
     * @throws InputException if it is not the checkpoint's
     */
    static TrainedNetwork goingOn(Path file, Checkpoint<SavedRun> checkpoint, ComputationGraph drawn, double decay) {
        ComputationGraph saved = checkpoint.network();
        requireSameShapes(file, saved, drawn);
        copy(file, "parameters", saved.params(), drawn.params());
        copy(
                file,
                "numbers in its updater",
                saved.getUpdater().getStateViewArray(),
                drawn.getUpdater().getStateViewArray());
        drawn.getConfiguration().setIterationCount(saved.getIterationCount());
        drawn.getConfiguration().setEpochCount(saved.getEpochCount());
        saved.close();
        Optional<INDArray> average = checkpoint.average();
        if (decay > 0 != average.isPresent()) {
            throw InputException.in(
                    file,
                    average.isPresent()
                            ? "holds an average of weights, which the run does not keep"
                            : "holds no average of weights, which the run keeps");
        }
        return average.isPresent() ? TrainedNetwork.of(drawn, decay, average.get()) : TrainedNetwork.of(drawn, 0);
    }

    /** A model of shapes is part of the network, but neither of its parameters nor of its configuration in run.json. */
    private static void requireSameShapes(Path file, ComputationGraph saved, ComputationGraph drawn) {
        drawn.getConfiguration().getVertices().forEach((name, vertex) -> {
            if (vertex instanceof ShapeComposition
                    && !vertex.equals(saved.getConfiguration().getVertices().get(name))) {
                throw InputException.in(
                        file,
                        "has another model of shapes than the training faces make now (have points of theirs been"
                                + " changed since the run began?)");
            }
        });
    }

    private static void copy(Path file, String what, INDArray from, INDArray to) {
        long saved = from == null ? 0 : from.length();
        long wanted = to == null ? 0 : to.length();
        if (saved != wanted) {
            throw InputException.in(
                    file, "holds " + saved + " " + what + ", run.json beside it describes a network of " + wanted);
        }
        if (saved > 0) {
            to.assign(from);
        }
    }
}
