package org.landmark.models.layers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Batches for any small network. */
final class Batches {
    private Batches() {}

    /** Inputs within [-0.5, 0.5), and labels within [0, 1) in the shapes that the network gives. */
    static MultiDataSet of(ComputationGraph network, List<InputType> types, int examples, long[] labelMask) {
        INDArray[] features = IntStream.range(0, types.size())
                .mapToObj(i -> RandomArrays.centred(
                        examples + i,
                        RandomArrays.withBatch(examples, types.get(i).getShape(false))))
                .toArray(INDArray[]::new);
        INDArray[] outputs = network.output(features);
        INDArray[] labels = IntStream.range(0, outputs.length)
                .mapToObj(i -> labels(network, i, RandomArrays.uniform(90 + i, outputs[i].shape())))
                .toArray(INDArray[]::new);
        INDArray[] masks = labelMask == null
                ? null
                : new INDArray[] {RandomArrays.uniform(70, labelMask).gt(0.4).castTo(DataType.FLOAT)};
        return new MultiDataSet(features, labels, null, masks);
    }

    private static INDArray labels(ComputationGraph network, int output, INDArray values) {
        return lossOf(network.getOutputLayer(output).conf().getLayer()) instanceof LossMCXENT
                ? values.div(values.sum(true, 1)) // probabilities
                : values;
    }

    private static ILossFunction lossOf(Layer layer) {
        if (layer instanceof CnnLossLayer picture) {
            return picture.getLossFn();
        }
        return layer instanceof LossLayer numbers ? numbers.getLossFn() : ((BaseOutputLayer) layer).getLossFn();
    }

    static MultiDataSet inDouble(MultiDataSet data) {
        return new MultiDataSet(
                inDouble(data.getFeatures()),
                inDouble(data.getLabels()),
                null,
                data.getLabelsMaskArrays() == null ? null : inDouble(data.getLabelsMaskArrays()));
    }

    private static INDArray[] inDouble(INDArray[] arrays) {
        return Arrays.stream(arrays).map(array -> array.castTo(DataType.DOUBLE)).toArray(INDArray[]::new);
    }
}
