package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Arrays are close when their largest difference is small beside their largest value: single small values are all rounding. An array
 * that is nothing but rounding in the reference too (as the gradient of a bias in front of a batch normalisation, which is 0) has
 * no size of its own; it has to be small beside the largest array of its group.
 */
final class Closeness {
    /** What sums of some hundred terms lose in single precision, a hundred times over. */
    static final double ROUNDING = 1e-4;

    /** Below this part of the group's largest value an array is nothing but rounding, in single or double precision. */
    private static final double NOTHING_SINGLE = 1e-6;

    private static final double NOTHING_DOUBLE = 1e-13;

    private Closeness() {}

    static void assertClose(
            String group, Map<String, INDArray> actual, Map<String, INDArray> expected, double tolerance) {
        assertThat(actual).as(group).containsOnlyKeys(expected.keySet());
        double largest =
                expected.values().stream().mapToDouble(Closeness::largest).max().orElse(0);
        expected.forEach((name, array) -> {
            boolean nothing = largest(array) < largest * nothing(array);
            double size = nothing ? largest / 10 : largest(array);
            assertClose(group + " " + name, actual.get(name), array, size, tolerance);
        });
    }

    static void assertClose(String what, INDArray actual, INDArray expected) {
        assertClose(what, Map.of("", actual), Map.of("", expected), ROUNDING);
    }

    private static void assertClose(String what, INDArray actual, INDArray expected, double size, double tolerance) {
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        double difference = largest(actual.castTo(DataType.DOUBLE)
                .dup('c')
                .sub(expected.castTo(DataType.DOUBLE).dup('c')));
        assertThat(size).as("size of " + what).isPositive().isFinite();
        assertThat(difference / size).as(what).isLessThan(tolerance);
    }

    private static double nothing(INDArray array) {
        return array.dataType() == DataType.DOUBLE ? NOTHING_DOUBLE : NOTHING_SINGLE;
    }

    private static double largest(INDArray array) {
        return array.amaxNumber().doubleValue();
    }
}
