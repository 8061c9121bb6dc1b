package org.landmark.models.bundle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DataSpec;
import org.landmark.models.NetworkSpec;

/**
 * What a model file says of itself, as its {@code landmark.json}.
 *
 * @param format version of this record; this code reads {@link #FORMAT}
 * @param scheme name of the scheme that the model predicts
 * @param data data set, split, crop, input and target that it was trained with
 * @param network its network
 * @param epoch after which its parameters were taken, from 1
 * @param validationLoss at that epoch, in the target's own scale
 * @param baselineLoss what the mean shape reaches on the same faces
 * @param meanShape mean of the training faces, x0, y0, x1, y1, ... in ratios of the crop
 * @param provenance where it came from
 */
public record ModelCard(
        int format,
        String scheme,
        DataSpec data,
        NetworkSpec network,
        int epoch,
        double validationLoss,
        double baselineLoss,
        List<Double> meanShape,
        Provenance provenance) {
    /** The version that is written. */
    public static final int FORMAT = 1;

    public ModelCard {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + " of another version (expected " + FORMAT + ")");
        }
        requireNonNull(data, "data is missing");
        requireNonNull(network, "network is missing");
        requireNonNull(provenance, "provenance is missing");
        meanShape = List.copyOf(requireNonNull(meanShape, "meanShape is missing"));
        if (!data.scheme().equals(scheme)
                || meanShape.size() != 2 * data.points().size()) {
            throw new IllegalArgumentException("scheme, data.points and meanShape do not fit: " + scheme + ", "
                    + data.points().size() + " points, " + meanShape.size() + " numbers");
        }
    }

    /** The mean of the training faces, in ratios of the crop. */
    @JsonIgnore
    public Landmarks meanLandmarks() {
        return Landmarks.of(meanShape.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The same model after another epoch. */
    public ModelCard at(int otherEpoch, double loss) {
        return new ModelCard(format, scheme, data, network, otherEpoch, loss, baselineLoss, meanShape, provenance);
    }

    /** The same model by another run. */
    public ModelCard from(Provenance other) {
        return new ModelCard(format, scheme, data, network, epoch, validationLoss, baselineLoss, meanShape, other);
    }
}
