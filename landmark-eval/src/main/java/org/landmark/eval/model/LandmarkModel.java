package org.landmark.eval.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A trained model that is only asked. Safe for several threads, until it is closed. */
public interface LandmarkModel extends AutoCloseable {
    /** What it is. */
    ModelCard card();

    /**
     * What the network answers.
     *
     * @param inputs {@code [N, C, H, W]} as {@code card().data().input()} says
     * @return {@code [N, ...]} in the shape of the card's target, the caller's own
     */
    INDArray answer(INDArray inputs);

    /** The loss that it was trained by, of its target's numbers; empty if it came without, as ONNX files do. */
    default Optional<ILossFunction> loss() {
        return Optional.empty();
    }

    /** Gives back what is held outside of the Java heap; it can't be asked any more. */
    @Override
    void close();

    /**
     * Opens a model file: an ONNX file if its name ends with {@code .onnx}, else a bundle.
     *
     * @throws org.landmark.data.InputException if it is missing or no model file of this project; says why
     */
    static LandmarkModel open(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")
                ? OnnxModel.open(file)
                : new BundleModel(ModelBundle.read(file));
    }
}
