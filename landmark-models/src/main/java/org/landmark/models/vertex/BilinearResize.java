package org.landmark.models.vertex;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Maps of another size, {@code [N, K, h, w]} to {@code [N, K, height, width]}, by bilinear interpolation: the middle of a cell of
 * the result lies at {@code (i + 0.5) * h / height - 0.5} among the cells given, and beyond the middle of the outermost cells their
 * value holds. It is PyTorch's {@code interpolate(mode="bilinear", align_corners=False)}.
 */
public final class BilinearResize extends FixedVertex {
    private static final long serialVersionUID = 1L;

    @JsonProperty
    private final int height;

    @JsonProperty
    private final int width;

    /** To this size in cells. */
    public BilinearResize(@JsonProperty("height") int height, @JsonProperty("width") int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("height and width must be positive, came " + height + ", " + width);
        }
        this.height = height;
        this.width = width;
    }

    @Override
    int inputs() {
        return 1;
    }

    @Override
    InputType outputType(InputType... inputs) {
        return InputType.convolutional(height, width, maps(inputs[0]).getChannels());
    }

    @Override
    Computation computation() {
        return new Resize(height, width);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BilinearResize resize && resize.height == height && resize.width == width;
    }

    @Override
    public int hashCode() {
        return Objects.hash(height, width);
    }

    /** Each row, then each column, times a matrix with one or two weights for every cell of the result. */
    private static final class Resize implements Computation {
        private static final long serialVersionUID = 1L;

        private final int height;
        private final int width;
        private final Constant down = new Constant();
        private final Constant across = new Constant();

        Resize(int height, int width) {
            this.height = height;
            this.width = width;
        }

        @Override
        public INDArray forward(INDArray[] inputs) {
            INDArray maps = inputs[0];
            return resized(maps, down(maps), across(maps));
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray gradient) {
            INDArray maps = inputs[0];
            return new INDArray[] {
                resized(gradient, down(maps).transpose(), across(maps).transpose())
            };
        }

        private INDArray down(INDArray maps) {
            long from = maps.size(2);
            return down.of(List.of(from), maps.dataType(), () -> weights(height, from));
        }

        private INDArray across(INDArray maps) {
            long from = maps.size(3);
            return across.of(List.of(from), maps.dataType(), () -> weights(width, from));
        }

        private static INDArray resized(INDArray maps, INDArray down, INDArray across) {
            return alongRows(alongRows(maps, across).permute(0, 1, 3, 2), down).permute(0, 1, 3, 2);
        }

        private static INDArray alongRows(INDArray maps, INDArray matrix) {
            long[] shape = maps.shape();
            INDArray rows = maps.dup('c').reshape('c', shape[0] * shape[1] * shape[2], shape[3]);
            return rows.mmul(matrix.transpose()).dup('c').reshape('c', shape[0], shape[1], shape[2], matrix.size(0));
        }

        /** {@code [to, from]} */
        private static double[][] weights(int to, long from) {
            double[][] weights = new double[to][(int) from];
            for (int i = 0; i < to; i++) {
                double place = Math.max(0, (i + 0.5) * from / to - 0.5);
                int left = (int) Math.min(place, from - 1);
                int right = (int) Math.min(left + 1, from - 1);
                weights[i][left] += 1 - (place - left);
                weights[i][right] += place - left;
            }
            return weights;
        }
    }
}
