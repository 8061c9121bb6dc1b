package org.landmark.eval.command;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.reader.FaceRecordReader;
import org.landmark.data.spec.DataSpec;
import org.landmark.models.bundle.ModelCard;

/** How a model is shown the faces of data that it may never have seen. */
final class ModelFaces {
    private ModelFaces() {}

    /**
     * The model's data side, on that data.
     *
     * @throws InputException if the annotation there has other points than the model predicts
     */
    static DataSpec spec(Path model, ModelCard card, DataLocation location) {
        LandmarkScheme scheme = card.data().scheme();
        String prediction = "the model " + model + " predicts " + scheme.name() + ", " + points(scheme.count());
        DataSpec spec;
        try {
            spec = card.data().withDataset(location.kind());
        } catch (InputException e) {
            throw new InputException(
                    prediction + "; faces of " + location.kind() + " have "
                            + points(location.kind().scheme().count()) + " of "
                            + location.kind().scheme().name() + " (expected a model of these, or labels of its own)",
                    e);
        }
        int expected = spec.annotation().count();
        OptionalInt came = location.kind().isSchemeFixed() ? OptionalInt.empty() : annotatedPoints(location);
        if (came.isPresent() && came.getAsInt() != expected) {
            throw new InputException(prediction + "; the first face of " + location.place() + " has "
                    + points(came.getAsInt()) + " (expected labels with " + expected + ")");
        }
        return spec;
    }

    /** How many points the first good face has. */
    private static OptionalInt annotatedPoints(DataLocation location) {
        try (FaceRecordReader reader = FaceLoader.reader(location, OptionalInt.empty())) {
            while (reader.hasNext()) {
                try {
                    return OptionalInt.of(reader.nextFace().landmarks().count());
                } catch (InputException e) {
                    // said when the faces are loaded
                }
            }
            return OptionalInt.empty();
        }
    }

    private static String points(int count) {
        return count + (count == 1 ? " point" : " points");
    }
}
