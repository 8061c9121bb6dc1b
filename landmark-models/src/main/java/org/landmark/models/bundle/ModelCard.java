package org.landmark.models.bundle;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.TargetFit;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.NetworkSpec;

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
 * @param fit what its target learned from the training faces; files without have {@link TargetFit#NONE}
 * @param provenance where it came from
 * @param calibration what the heights of its maps' peaks are worth; files without have none
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
        TargetFit fit,
        Provenance provenance,
        @JsonInclude(JsonInclude.Include.NON_NULL) Calibration calibration) {
    /** The version that is written. */
    public static final int FORMAT = 1;

    private static final Set<List<String>> OUTPUTS =
            Set.of(List.of(NetworkSetting.OUTPUT), List.of(NetworkSetting.OUTPUT, NetworkSetting.AUXILIARY));

    public ModelCard {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + " of another version (expected " + FORMAT + ")");
        }
        requireNonNull(data, "data is missing");
        requireNonNull(network, "network is missing");
        requireNonNull(provenance, "provenance is missing");
        meanShape = List.copyOf(requireNonNull(meanShape, "meanShape is missing"));
        if (!data.scheme().name().equals(scheme)
                || meanShape.size() != 2 * data.points().size()) {
            throw new IllegalArgumentException("scheme, data.points and meanShape do not fit: " + scheme + ", "
                    + data.points().size() + " points, " + meanShape.size() + " numbers");
        }
        landmarks(meanShape); // refuses what is not finite
        fit = requireNonNullElse(fit, TargetFit.NONE);
        data.target().codec(data.points().size(), fit); // refuses a fit of another target
    }

    /** One that is not calibrated. */
    public ModelCard(
            int format,
            String scheme,
            DataSpec data,
            NetworkSpec network,
            int epoch,
            double validationLoss,
            double baselineLoss,
            List<Double> meanShape,
            TargetFit fit,
            Provenance provenance) {
        this(format, scheme, data, network, epoch, validationLoss, baselineLoss, meanShape, fit, provenance, null);
    }

    /** What the heights of its maps' peaks are worth; empty unless that was measured. */
    public Optional<Calibration> calibrated() {
        return Optional.ofNullable(calibration);
    }

    /** The mean of the training faces, in ratios of the crop. */
    @JsonIgnore
    public Landmarks meanLandmarks() {
        return landmarks(meanShape);
    }

    /** What turns landmarks into the model's target and its output back. */
    public TargetCodec codec() {
        return data.target().codec(data.points().size(), fit);
    }

    /** The same model after another epoch, whose peaks' worth is not known. */
    public ModelCard at(int otherEpoch, double loss) {
        return new ModelCard(format, scheme, data, network, otherEpoch, loss, baselineLoss, meanShape, fit, provenance);
    }

    /** The same model by another run. */
    public ModelCard from(Provenance other) {
        return new ModelCard(
                format, scheme, data, network, epoch, validationLoss, baselineLoss, meanShape, fit, other, calibration);
    }

    /** The same model, trained further on data that is augmented otherwise, say. */
    public ModelCard with(DataSpec other) {
        return new ModelCard(
                format,
                scheme,
                other,
                network,
                epoch,
                validationLoss,
                baselineLoss,
                meanShape,
                fit,
                provenance,
                calibration);
    }

    /** The same model with what its peaks are worth. */
    public ModelCard with(Calibration measured) {
        return new ModelCard(
                format,
                scheme,
                data,
                network,
                epoch,
                validationLoss,
                baselineLoss,
                meanShape,
                fit,
                provenance,
                measured);
    }

    /**
     * Refuses a network that this card can't be of.
     *
     * @throws InputException says what does not fit
     */
    void requireFits(Path file, ComputationGraph network) {
        ComputationGraphConfiguration graph = network.getConfiguration();
        if (!graph.getNetworkInputs().equals(List.of(NetworkSetting.INPUT))
                || !OUTPUTS.contains(graph.getNetworkOutputs())) {
            throw InputException.in(
                    file, "its network goes from " + graph.getNetworkInputs() + " to " + graph.getNetworkOutputs());
        }
        String wanted = Arrays.toString(codec().shape());
        for (String output : graph.getNetworkOutputs()) {
            String shape = Arrays.toString(shape(file, graph, output));
            if (!shape.equals(wanted)) {
                throw InputException.in(
                        file, "its network answers " + shape + " as " + output + ", landmark.json asks for " + wanted);
            }
        }
    }

    /** The shape of one of the network's outputs for one face. */
    private long[] shape(Path file, ComputationGraphConfiguration graph, String output) {
        InputType picture = InputType.convolutional(
                data.input().height(), data.input().width(), data.input().channels());
        try {
            return graph.clone() // as looking at it would change its preprocessors
                    .getLayerActivationTypes(true, false, picture)
                    .get(output)
                    .getShape(false);
        } catch (RuntimeException e) {
            throw new InputException(
                    file + ": its network takes no pictures as landmark.json has them (" + e.getMessage() + ")", e);
        }
    }

    private static Landmarks landmarks(List<Double> shape) {
        return Landmarks.of(shape.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
