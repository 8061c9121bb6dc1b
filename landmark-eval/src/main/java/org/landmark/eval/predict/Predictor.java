package org.landmark.eval.predict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.EncodedFace;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.metric.Prediction;
import org.landmark.models.NetworkSetting;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Runs a network over faces, in batches. */
public final class Predictor {
    private static final int MAX_BATCH = 32;
    private static final int MAX_BATCH_VALUES = 16 << 20;

    private final ComputationGraph network;
    private final BatchEncoder encoder;
    private final LandmarkScheme scheme;
    private final int batchSize;

    public Predictor(ComputationGraph network, DataSpec data) {
        this.network = network;
        this.encoder = new BatchEncoder(data);
        this.scheme = data.landmarkScheme();
        this.batchSize =
                Math.max(1, Math.min(MAX_BATCH, MAX_BATCH_VALUES / data.input().length()));
    }

    /**
     * What came out for some faces.
     *
     * @param predictions one for each face, in their order; none if the loss is not finite, as there are no points then
     * @param loss the mean of the network's own loss, in the scale of its target; not finite after a training that diverged
     */
    public record Result(List<Prediction> predictions, double loss) {}

    /** Predicts faces whose truth is known. */
    public Result predict(List<EncodedFace> faces) {
        List<Prediction> predictions = new ArrayList<>(faces.size());
        double loss = 0;
        for (int start = 0; start < faces.size(); start += batchSize) {
            List<EncodedFace> batch = faces.subList(start, Math.min(start + batchSize, faces.size()));
            try (INDArray inputs = encoder.inputs(batch);
                    INDArray output = network.outputSingle(inputs)) {
                loss += loss(batch, output) * batch.size() / faces.size();
                if (!Double.isFinite(loss)) {
                    return new Result(List.of(), loss);
                }
                List<Landmarks> found = encoder.landmarks(output);
                for (int i = 0; i < batch.size(); i++) {
                    predictions.add(new Prediction(batch.get(i), scheme, found.get(i)));
                }
            }
        }
        return new Result(predictions, loss);
    }

    /**
     * The mean loss of answering every face with the same points.
     *
     * @param answer in ratios of the crop
     */
    public double lossOfConstant(List<EncodedFace> faces, Landmarks answer) {
        try (INDArray answers = encoder.targetsOf(Collections.nCopies(faces.size(), answer))) {
            return loss(faces, answers);
        }
    }

    private double loss(List<EncodedFace> faces, INDArray output) {
        ILossFunction function = ((BaseOutputLayer<?>) network.getLayer(NetworkSetting.OUTPUT))
                .layerConf()
                .getLossFn();
        try (INDArray targets = encoder.targets(faces)) {
            return function.computeScore(targets, output, new ActivationIdentity(), null, true);
        }
    }
}
