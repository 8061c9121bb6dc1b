package org.landmark.eval.draw;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The filters of a convolution.
 *
 * @param layer its name
 * @param count how many filters: the channels that come out
 * @param channels how many go in
 * @param height of a filter
 * @param width of a filter
 * @param weights {@code [count, channels, height, width]}, row by row
 */
public record Filters(String layer, int count, int channels, int height, int width, float[] weights) {
    private static final int MOST_LAYERS = 3;

    /** Filters of fewer weights a side show nothing to the eye; those of the first layer are shown from this on. */
    private static final int SMALLEST_FIRST = 2;

    private static final int SMALLEST_LATER = 4;

    public Filters {
        if (weights.length != count * channels * height * width) {
            throw new IllegalArgumentException("expected " + count + "x" + channels + "x" + height + "x" + width
                    + " weights of " + layer + ", came " + weights.length);
        }
    }

    /**
     * Those of a network's first three convolutions, from input to output, that can be seen: 1x1 ones are passed over, and of the
     * second and third those smaller than 4x4, as a ResNet's are.
     */
    public static List<Filters> firstOf(ComputationGraph network) {
        List<Filters> first = new ArrayList<>();
        int convolutions = 0;
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            if (convolutions < MOST_LAYERS && vertex.hasLayer() && isConvolution(vertex.getLayer())) {
                INDArray weights = vertex.getLayer().getParam(ConvolutionParamInitializer.WEIGHT_KEY);
                long side = Math.min(weights.size(2), weights.size(3));
                convolutions += side > 1 ? 1 : 0;
                if (side >= (convolutions == 1 ? SMALLEST_FIRST : SMALLEST_LATER)) {
                    first.add(of(vertex.getVertexName(), weights));
                }
            }
        }
        return first;
    }

    /** The largest weight of a filter without its sign. */
    public float largest(int filter) {
        float largest = 0;
        int length = channels * height * width;
        for (int i = filter * length; i < (filter + 1) * length; i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        return largest;
    }

    float weight(int filter, int channel, int row, int column) {
        return weights[((filter * channels + channel) * height + row) * width + column];
    }

    /** Plain ones alone, whose weights are {@code [out, in, h, w]}; not transposed, depthwise or separable ones. */
    private static boolean isConvolution(Layer layer) {
        return thawed(layer.conf().getLayer()).getClass() == ConvolutionLayer.class;
    }

    private static org.deeplearning4j.nn.conf.layers.Layer thawed(org.deeplearning4j.nn.conf.layers.Layer layer) {
        if (layer instanceof FrozenLayer frozen) {
            return frozen.getLayer();
        }
        return layer instanceof FrozenLayerWithBackprop frozen ? frozen.getUnderlying() : layer;
    }

    private static Filters of(String layer, INDArray weights) {
        try (INDArray rows = weights.dup('c')) {
            return new Filters(
                    layer,
                    (int) rows.size(0),
                    (int) rows.size(1),
                    (int) rows.size(2),
                    (int) rows.size(3),
                    rows.data().asFloat());
        }
    }
}
