package org.landmark.models.vertex;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Points of a linear model of shapes, moved as a whole: from scores {@code [N, n]} and transforms {@code [N, 4]} to points {@code
 * [N, 2K]}, x0, y0, x1, y1, ... A shape is mean + sum of score * direction. A transform a, b, c, d turns and scales it about the
 * middle of the mean shape and shifts it by parts of that shape's size s, the root of its points' mean squared distance from their
 * middle: x' = (1 + a) x - b y + c s, y' = b x + (1 + a) y + d s, so that zeros leave it as it is.
 */
public final class ShapeComposition extends FixedVertex {
    private static final long serialVersionUID = 1L;
    private static final int TRANSFORM = 4;

    @JsonProperty
    private final double[] mean;

    @JsonProperty
    private final double[][] directions;

    /**
     * A model.
     *
     * @param mean 2K numbers
     * @param directions n rows of 2K numbers: what a score of 1 adds
     */
    public ShapeComposition(@JsonProperty("mean") double[] mean, @JsonProperty("directions") double[][] directions) {
        if (mean.length < 2
                || mean.length % 2 != 0
                || directions.length == 0
                || !Arrays.stream(directions).allMatch(row -> row.length == mean.length)) {
            throw new IllegalArgumentException("mean and directions do not fit: " + mean.length + " numbers, "
                    + directions.length + " directions");
        }
        this.mean = mean.clone();
        this.directions = Arrays.stream(directions).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    int inputs() {
        return 2;
    }

    @Override
    InputType outputType(InputType... inputs) {
        if (inputs[0].arrayElementsPerExample() != directions.length
                || inputs[1].arrayElementsPerExample() != TRANSFORM) {
            throw new IllegalArgumentException("expected " + directions.length + " scores and " + TRANSFORM
                    + " numbers of a transform, came " + inputs[0] + " and " + inputs[1]);
        }
        return InputType.feedForward(mean.length);
    }

    @Override
    Computation computation() {
        return new Composition(mean, directions);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShapeComposition same
                && Arrays.equals(same.mean, mean)
                && Arrays.deepEquals(same.directions, directions);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.deepHashCode(directions);
    }

    private static final class Composition implements Computation {
        private static final long serialVersionUID = 1L;

        private final double[][] centred;
        private final double[] middle = new double[2];
        private final double[][] directions;
        private final double size;
        private final Constant centredRow = new Constant();
        private final Constant matrix = new Constant();

        Composition(double[] mean, double[][] directions) {
            for (int i = 0; i < mean.length; i++) {
                middle[i % 2] += mean[i] / (mean.length / 2);
            }
            centred = new double[1][mean.length];
            Arrays.setAll(centred[0], i -> mean[i] - middle[i % 2]);
            size = Math.sqrt(
                    Arrays.stream(centred[0]).map(value -> value * value).sum() / (mean.length / 2));
            this.directions = directions;
        }

        @Override
        public INDArray forward(INDArray[] inputs) {
            INDArray shape = shape(inputs[0]);
            INDArray x = axis(shape, 0);
            INDArray y = axis(shape, 1);
            INDArray grow = number(inputs[1], 0).add(1);
            INDArray turn = number(inputs[1], 1);
            INDArray points = shape.ulike();
            axis(points, 0)
                    .assign(x.mulColumnVector(grow)
                            .subi(y.mulColumnVector(turn))
                            .addiColumnVector(number(inputs[1], 2).mul(size).addi(middle[0])));
            axis(points, 1)
                    .assign(x.mulColumnVector(turn)
                            .addi(y.mulColumnVector(grow))
                            .addiColumnVector(number(inputs[1], 3).mul(size).addi(middle[1])));
            return points;
        }

        @Override
        public INDArray[] backward(INDArray[] inputs, INDArray gradient) {
            INDArray shape = shape(inputs[0]);
            INDArray x = axis(shape, 0);
            INDArray y = axis(shape, 1);
            INDArray dense = gradient.dup('c');
            INDArray ofX = axis(dense, 0);
            INDArray ofY = axis(dense, 1);
            INDArray grow = number(inputs[1], 0).add(1);
            INDArray turn = number(inputs[1], 1);

            INDArray ofShape = shape.ulike();
            axis(ofShape, 0).assign(ofX.mulColumnVector(grow).addi(ofY.mulColumnVector(turn)));
            axis(ofShape, 1).assign(ofY.mulColumnVector(grow).subi(ofX.mulColumnVector(turn)));

            INDArray ofTransform = inputs[1].ulike();
            number(ofTransform, 0).assign(sum(ofX.mul(x).addi(ofY.mul(y))));
            number(ofTransform, 1).assign(sum(ofY.mul(x).subi(ofX.mul(y))));
            number(ofTransform, 2).assign(sum(ofX).muli(size));
            number(ofTransform, 3).assign(sum(ofY).muli(size));
            return new INDArray[] {ofShape.mmul(matrix(shape.dataType()).transpose()), ofTransform};
        }

        /** About the middle of the mean shape, {@code [N, 2K]}. */
        private INDArray shape(INDArray scores) {
            DataType type = scores.dataType();
            INDArray shape = scores.mmul(matrix(type)).dup('c');
            return shape.addiRowVector(centredRow.of(List.of(), type, () -> centred));
        }

        /** {@code [n, 2K]} */
        private INDArray matrix(DataType type) {
            return matrix.of(List.of(), type, () -> directions);
        }

        /** All x or all y, {@code [N, K]}, in place. */
        private static INDArray axis(INDArray points, int axis) {
            return points.reshape('c', points.size(0), points.size(1) / 2, 2).get(all(), all(), point(axis));
        }

        /** One of the transform's numbers for every face, {@code [N, 1]}, in place. */
        private static INDArray number(INDArray transform, int i) {
            return transform.get(all(), interval(i, i + 1));
        }

        private static INDArray sum(INDArray values) {
            return values.sum(true, 1);
        }
    }
}
