package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.data.target.ShapeFitter;
import org.landmark.data.target.ShapeModel;
import org.landmark.models.vertex.ShapeComposition;
import org.nd4j.linalg.activations.Activation;

/**
 * Coordinates through a model of shapes: M. Kopaczka et al., Super-Realtime Facial Landmark Detection and Shape Fitting by Deep
 * Regression of Shape Model Parameters, 2019, arXiv 1902.03459. The features of a ResNet-18 are fully connected to the scores of the
 * training faces' principal components and to a turn, scale and shift of the whole; a fixed vertex makes points of them. It begins
 * with the mean shape, nearly.
 *
 * <p>Scores are counted in their standard deviations, so that all begin with like gradients. Shapes are modelled as they stand in
 * the crop, neither turned upright nor brought to one size. Exactly one of {@code components} and {@code variance} says how many
 * components there are.
 *
 * @param width channels of the first stage, doubled by each of the others; default 64
 * @param padding of the first convolution, 7x7; default 3
 * @param components how many
 * @param variance the fewest that hold this share of the variance; default 0.99, if there is no {@code components}
 * @param weights how the convolutions' weights are drawn; default He by fan-out, as torchvision's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShapeNet(
        Integer width, Integer padding, Integer components, Double variance, WeightInitialisation weights)
        implements NetworkSpec {
    private static final int MAX_COMPONENTS = 10_000;
    private static final int TRANSFORM = 4;
    private static final double NEAR_ZERO = 1e-3;

    public ShapeNet {
        width = requireNonNullElse(width, ResidualTrunk.DEFAULT_WIDTH);
        padding = requireNonNullElse(padding, ResidualTrunk.DEFAULT_PADDING);
        weights = requireNonNullElse(weights, WeightInitialisation.HE_FAN_OUT);
        ResidualTrunk.requireOptions(width, padding);
        if (components == null) {
            variance = requireNonNullElse(variance, 0.99);
        } else if (variance != null) {
            throw new IllegalArgumentException(
                    "expected one of components and variance, came both: " + components + ", " + variance);
        }
        if (components != null && (components < 1 || components > MAX_COMPONENTS)) {
            throw new IllegalArgumentException(
                    "components must be between 1 and " + MAX_COMPONENTS + ", came " + components);
        }
        if (variance != null && !(variance > 0 && variance <= 1)) {
            throw new IllegalArgumentException("variance must be above 0 and at most 1, came " + variance);
        }
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        CoordinateCodec plane = setting.plane("shapenet");
        ShapeModel model = model(plane, setting.shapes());
        GraphBuilder graph = setting.graph(weights);
        String features = ResidualTrunk.of18(width, padding, weights).add(graph);
        graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), features)
                .addLayer("scores", nearZero(model.size()), "avgpool")
                .addLayer("transform", nearZero(TRANSFORM), "avgpool")
                .addVertex("points", composition(model), "scores", "transform")
                .addLayer(NetworkSetting.OUTPUT, setting.numbersLoss(), "points");
        return graph.setInputTypes(setting.inputType()).build();
    }

    /** Of the training faces, in the target's scale. */
    private ShapeModel model(CoordinateCodec plane, List<Landmarks> shapes) {
        if (shapes.size() < 2 || components != null && shapes.size() <= components) {
            throw new InputException("network shapenet: " + shapes.size()
                    + " training faces are too few for a model of shapes (expected "
                    + (components == null ? 2 : components + 1) + " or more)");
        }
        List<Landmarks> targets =
                shapes.stream().map(shape -> scaled(plane, shape)).toList();
        try {
            ShapeFitter fitter = new ShapeFitter(targets);
            return components == null ? fitter.withVariance(variance) : fitter.withComponents(components);
        } catch (InputException e) { // shapes that vary in too few ways
            throw new InputException("network shapenet: " + e.getMessage(), e);
        }
    }

    private static Landmarks scaled(CoordinateCodec plane, Landmarks ratios) {
        FloatBuffer target = FloatBuffer.allocate(plane.length());
        plane.encode(ratios, target);
        return Landmarks.of(
                IntStream.range(0, plane.length()).mapToDouble(target::get).toArray());
    }

    private static ShapeComposition composition(ShapeModel model) {
        double[][] directions = new double[model.size()][];
        for (int i = 0; i < directions.length; i++) {
            double deviation = model.deviations().get(i);
            directions[i] = model.components().get(i).stream()
                    .mapToDouble(value -> deviation * value)
                    .toArray();
        }
        return new ShapeComposition(
                model.mean().stream().mapToDouble(Double::doubleValue).toArray(), directions);
    }

    private static DenseLayer nearZero(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .weightInit(new NormalDistribution(0, NEAR_ZERO))
                .activation(Activation.IDENTITY)
                .build();
    }
}
