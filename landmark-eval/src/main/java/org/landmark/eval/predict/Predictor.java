package org.landmark.eval.predict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.target.TargetCodec;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.models.network.NetworkSetting;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a network over faces, in batches. */
public final class Predictor {
    private static final List<String> ANSWER = List.of(NetworkSetting.OUTPUT);
    private static final int MAX_BATCH = 32;
    private static final int MAX_BATCH_VALUES = 16 << 20;

    private final UnaryOperator<INDArray> network;
    private final OutputLoss loss;
    private final BatchEncoder encoder;
    private final LandmarkScheme scheme;
    private final int batchSize;
    private final boolean flipTest;
    private final MapSource maps;
    private final Set<Integer> mapped;

    /**
     * For faces of an experiment.
     *
     * @param codec of its target, as the network was trained with
     */
    public Predictor(ComputationGraph network, DataSpec data, TargetCodec codec) {
        this(
                inputs -> network.output(ANSWER, false, new INDArray[] {inputs}, null)[0],
                OutputLoss.of(network),
                data,
                codec,
                MapSource.of(network, codec).orElse(null));
    }

    /** For a model that is only asked; of one that came without its loss, as an ONNX file does, the loss is the mean squared error. */
    public Predictor(LandmarkModel model) {
        this(model, model.card().codec());
    }

    /**
     * As above.
     *
     * @param codec of the model's target, but for how points are found in maps
     */
    public Predictor(LandmarkModel model, TargetCodec codec) {
        this(model::answer, OutputLoss.of(model), model.card().data(), codec, null);
    }

    private Predictor(
            UnaryOperator<INDArray> network, OutputLoss loss, DataSpec data, TargetCodec codec, MapSource maps) {
        this(
                network,
                loss,
                new BatchEncoder(data, codec),
                data.scheme(),
                batchSize(Math.max(data.input().length(), codec.length())),
                false,
                maps,
                Set.of());
    }

    private Predictor(
            UnaryOperator<INDArray> network,
            OutputLoss loss,
            BatchEncoder encoder,
            LandmarkScheme scheme,
            int batchSize,
            boolean flipTest,
            MapSource maps,
            Set<Integer> mapped) {
        this.network = network;
        this.loss = loss;
        this.encoder = encoder;
        this.scheme = scheme;
        this.batchSize = batchSize;
        this.flipTest = flipTest;
        this.maps = maps;
        this.mapped = mapped;
    }

    /**
     * The same predictor with or without a flip test: each face is also shown mirrored, and the two answers become one, mirrored back by
     * the scheme's permutation; of maps the mean is decoded, else the points' mean is taken. It takes twice the time, and the loss is
     * that of the face as it is.
     */
    public Predictor withFlipTest(boolean wanted) {
        return new Predictor(network, loss, encoder, scheme, batchSize, wanted, maps, mapped);
    }

    /**
     * The same predictor that also keeps the maps of some faces, if its network has any; which it tells of networks of ours alone.
     *
     * @param faces their places among those that are predicted
     */
    public Predictor keepingMaps(Set<Integer> faces) {
        return new Predictor(
                network, loss, encoder, scheme, batchSize, flipTest, maps, maps == null ? Set.of() : Set.copyOf(faces));
    }

    /** How many faces go through the network at once, so that neither pictures nor answers fill the memory. */
    static int batchSize(int valuesOfAFace) {
        return Math.max(1, Math.min(MAX_BATCH, MAX_BATCH_VALUES / valuesOfAFace));
    }

    /**
     * What came out for some faces.
     *
     * @param predictions one for each face, in their order; none if the loss is not finite, as there are no points then
     * @param loss the mean of the network's own loss, in the scale of its target; not finite after a training that diverged
     * @param maps of the faces whose maps are kept
     */
    public record Result(List<Prediction> predictions, double loss, List<PointMaps> maps) {}

    /** Predicts faces whose truth is known. */
    public Result predict(List<CroppedFace> faces) {
        List<Prediction> predictions = new ArrayList<>(faces.size());
        List<PointMaps> kept = new ArrayList<>(mapped.size());
        double mean = 0;
        for (int start = 0; start < faces.size(); start += batchSize) {
            List<CroppedFace> batch = faces.subList(start, Math.min(start + batchSize, faces.size()));
            try (INDArray inputs = encoder.inputs(batch)) {
                List<INDArray> outputs = mapped.isEmpty() ? List.of(output(inputs)) : maps.run(inputs);
                try {
                    INDArray output = outputs.get(0);
                    mean += loss(batch, output) * batch.size() / faces.size();
                    if (!Double.isFinite(mean)) {
                        return new Result(List.of(), mean, List.of());
                    }
                    keepMaps(start, batch.size(), outputs, kept);
                    List<Landmarks> found = flipTest ? landmarks(inputs, output) : encoder.landmarks(output);
                    for (int i = 0; i < batch.size(); i++) {
                        predictions.add(new Prediction(batch.get(i), scheme, found.get(i)));
                    }
                } finally {
                    outputs.forEach(INDArray::close);
                }
            }
        }
        return new Result(predictions, mean, kept);
    }

    private void keepMaps(int start, int count, List<INDArray> outputs, List<PointMaps> kept) {
        for (int i = 0; i < count; i++) {
            if (mapped.contains(start + i)) {
                kept.add(maps.maps(start + i, outputs, i));
            }
        }
    }

    /**
     * The points of faces whose truth need not be known, in ratios of the crop, one for each face in their order.
     *
     * @throws InputException if what the network answers are no finite numbers
     */
    public List<Landmarks> points(List<CroppedFace> faces) {
        List<Landmarks> points = new ArrayList<>(faces.size());
        for (int start = 0; start < faces.size(); start += batchSize) {
            List<CroppedFace> batch = faces.subList(start, Math.min(start + batchSize, faces.size()));
            try (INDArray inputs = encoder.inputs(batch);
                    INDArray output = output(inputs)) {
                requireFinite(output, batch.get(0).face().id());
                points.addAll(flipTest ? landmarks(inputs, output) : encoder.landmarks(output));
            }
        }
        return points;
    }

    /** What the network itself answers to a face: the numbers of its target in their order, without a flip test. */
    public float[] answer(CroppedFace face) {
        try (INDArray inputs = encoder.inputs(List.of(face));
                INDArray output = output(inputs);
                INDArray row = output.dup('c')) {
            return row.data().asFloat();
        }
    }

    private static void requireFinite(INDArray output, String face) {
        try (INDArray rows = output.dup('c')) {
            for (float number : rows.data().asFloat()) {
                if (!Float.isFinite(number)) {
                    throw new InputException("the model answers " + number + " from face " + face
                            + " on (expected finite numbers): its training diverged");
                }
            }
        }
    }

    /** The points of a flip test; the inputs are overwritten. */
    private List<Landmarks> landmarks(INDArray inputs, INDArray output) {
        encoder.mirror(inputs);
        try (INDArray mirrored = output(inputs)) {
            return encoder.landmarks(output, mirrored);
        }
    }

    /** What the network answers, without what it has for its training alone. */
    private INDArray output(INDArray inputs) {
        return network.apply(inputs);
    }

    /**
     * The mean loss of answering every face with the same points.
     *
     * @param answer in ratios of the crop
     */
    public double lossOfConstant(List<CroppedFace> faces, Landmarks answer) {
        double sum = 0;
        for (int start = 0; start < faces.size(); start += batchSize) {
            List<CroppedFace> batch = faces.subList(start, Math.min(start + batchSize, faces.size()));
            try (INDArray answers = encoder.targetsOf(Collections.nCopies(batch.size(), answer))) {
                sum += loss(batch, answers) * batch.size();
            }
        }
        return sum / faces.size();
    }

    private double loss(List<CroppedFace> faces, INDArray output) {
        try (INDArray targets = encoder.targets(faces)) {
            return loss.of(targets, output);
        }
    }
}
