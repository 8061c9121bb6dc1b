package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The measure that all comparisons of layers rest on. */
class ClosenessTest {
    private final INDArray expected = Nd4j.createFromArray(0.001, -2.0, 1.0);

    @Test
    void differencesCountBesideTheLargestValue() {
        Closeness.assertClose("close", expected.add(1.9e-4), expected);
        assertThatThrownBy(() -> Closeness.assertClose("far", expected.add(2.1e-4), expected))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void whatIsNothingButRoundingMustBeSmallBesideItsGroup() {
        INDArray nothing = Nd4j.createFromArray(1e-16, -1e-15);
        Map<String, INDArray> reference = Map.of("weights", expected, "bias", nothing);
        Closeness.assertClose("gradient", with(1e-5), reference, 1e-4);
        assertThatThrownBy(() -> Closeness.assertClose("gradient", with(1e-4), reference, 1e-4))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void missingArraysAndOtherShapesAndNothingAtAllAreRefused() {
        assertThatThrownBy(() -> Closeness.assertClose("missing", Map.of(), Map.of("a", expected), 1e-4))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Closeness.assertClose("shape", expected.reshape(3, 1), expected))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Closeness.assertClose("nothing", expected.mul(0), expected.mul(0)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Closeness.assertClose("not a number", expected.mul(Double.NaN), expected))
                .isInstanceOf(AssertionError.class);
    }

    private Map<String, INDArray> with(double bias) {
        return Map.of("weights", expected, "bias", Nd4j.createFromArray(bias, 0.0));
    }
}
