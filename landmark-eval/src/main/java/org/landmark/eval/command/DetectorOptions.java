package org.landmark.eval.command;

import java.nio.file.Path;
import java.util.Optional;
import org.landmark.data.InputException;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.eval.detect.FaceDetector;
import org.landmark.eval.detect.HaarDetector;
import org.landmark.eval.detect.YuNetDetector;
import org.landmark.models.bundle.ModelCard;
import picocli.CommandLine.Option;

/** How faces are found. */
final class DetectorOptions {
    @Option(
            names = "--detector",
            paramLabel = "NAME",
            description =
                    "how faces are found: haar, yunet (needs --detector-model) or none: the whole photo is one face;"
                            + " default haar, but none for a model that was trained on whole photos")
    private Detector detector;

    @Option(
            names = "--detector-model",
            paramLabel = "FILE",
            description =
                    "for yunet its ONNX file, of version 2023mar or later; for haar a cascade in the place of OpenCV's"
                            + " frontal faces")
    private Path file;

    private enum Detector {
        HAAR,
        YUNET,
        NONE
    }

    /** Whether anything is said of it. */
    boolean areGiven() {
        return detector != null || file != null;
    }

    /**
     * The detector that is asked for, the caller's to close; empty if none is, so that it is the model's own matter.
     *
     * @throws InputException if its file is missing or can't be used
     */
    Optional<FaceDetector> asked() {
        if (!areGiven() || detector == Detector.NONE) {
            return Optional.empty();
        }
        if (detector != Detector.YUNET) {
            return Optional.of(file == null ? HaarDetector.ofLibrary() : HaarDetector.of(file));
        }
        if (file == null) {
            throw new InputException("--detector yunet needs its network (expected --detector-model FILE.onnx)");
        }
        return Optional.of(YuNetDetector.of(file));
    }

    /**
     * Refuses a model that can't do without, where none is to be used.
     *
     * @param others what may stand in a detector's place, in the words of the command
     */
    void requireFor(Path model, ModelCard card, String others) {
        if (detector == Detector.NONE && card.data().crop().region() == Region.BOX) {
            throw new InputException("--detector none: " + model + " was trained on boxes round faces (expected "
                    + others + "--detector haar or yunet)");
        }
    }
}
