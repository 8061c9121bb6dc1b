package org.landmark.models.vertex;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Where each map expects its point, {@code [N, K, h, w]} to {@code [N, 2K]}, x0, y0, x1, y1, ...: the softmax over a map's cells
 * makes a distribution of it, whose mean is the place (X. Sun et al., Integral Human Pose Regression, ECCV 2018; A. Nibali et al.,
 * 2018, arXiv 1801.07372). Coordinates are {@code low} at a map's left or top edge and {@code low + span} at its right or bottom
 * edge; no mean lies nearer to an edge than half a cell.
 */
public final class SpatialExpectation extends FixedVertex {
    private static final long serialVersionUID = 1L;

    @JsonProperty
    private final double low;

    @JsonProperty
    private final double span;

    /** In coordinates from {@code low} to {@code low + span}. */
    public SpatialExpectation(@JsonProperty("low") double low, @JsonProperty("span") double span) {
        this.low = low;
        this.span = span;
    }

    @Override
    int inputs() {
        return 1;
    }

    @Override
    InputType outputType(InputType... inputs) {
        return InputType.feedForward(2 * maps(inputs[0]).getChannels());
    }

    @Override
    Computation computation() {
        return new Expectation(low, span);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpatialExpectation same && same.low == low && same.span == span;
    }

    @Override
    public int hashCode() {
        return Objects.hash(low, span);
    }

    private static final class Expectation implements Computation {
        private static final long serialVersionUID = 1L;

        private final double low;
        private final double span;
        private final Constant places = new Constant();

        Expectation(double low, double span) {
            this.low = low;
            this.span = span;
        }

        @Override
        public INDArray forward(INDArray[] inputs) {
            INDArray maps = inputs[0];
            return means(probabilities(maps), places(maps)).reshape('c', maps.size(0), 2 * maps.size(1));
        }

        /** A cell's share in the slope is its probability times how far the gradient sees it from the mean. */
        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray gradient) {
            INDArray maps = inputs[0];
            INDArray probabilities = probabilities(maps);
            INDArray places = places(maps);
            INDArray means = means(probabilities, places);
            INDArray ofMeans = gradient.dup('c').reshape('c', means.shape());
            INDArray seen = ofMeans.mmul(places.transpose());
            seen.subiColumnVector(means.mul(ofMeans).sum(true, 1));
            return new INDArray[] {seen.muli(probabilities).dup('c').reshape('c', maps.shape())};
        }

        /** {@code [N * K, h * w]} */
        private static INDArray probabilities(INDArray maps) {
            return Transforms.softmax(
                    maps.dup('c').reshape('c', maps.size(0) * maps.size(1), maps.size(2) * maps.size(3)), false);
        }

        /** {@code [N * K, 2]} */
        private static INDArray means(INDArray probabilities, INDArray places) {
            return probabilities.mmul(places).dup('c');
        }

        /** x and y of every cell, {@code [h * w, 2]}. */
        private INDArray places(INDArray maps) {
            int height = (int) maps.size(2);
            int width = (int) maps.size(3);
            return places.of(List.of((long) height, (long) width), maps.dataType(), () -> places(height, width));
        }

        private double[][] places(int height, int width) {
            double[][] places = new double[height * width][];
            for (int i = 0; i < places.length; i++) {
                places[i] =
                        new double[] {low + span * (i % width + 0.5) / width, low + span * (i / width + 0.5) / height};
            }
            return places;
        }
    }
}
