package org.landmark.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.predict.Models;

class AgreementTest {
    private static final DataSpec DATA = Models.data("nose", Models.RATIOS);

    @Test
    void isTheLargestDifferenceAsAPartOfTheLargestNumber() {
        assertThat(between(0.5, 0.25, 0.5, 0.25)).isZero();
        assertThat(between(0.5, 0.25, 0.5, 0.3)).isCloseTo(0.1, withinPercentage(0.01));
        assertThat(between(0.5, -0.8, 0.1, -0.8)).isCloseTo(0.5, withinPercentage(0.01));
    }

    @Test
    void whatDiffersMoreThanByRoundingIsRefused() {
        assertThatCode(() -> new Agreement(between(0.5, 0.5, 0.5, 0.50004)).require("a.onnx"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Agreement(between(0.5, 0.5, 0.5, 0.50006)).require("a.onnx"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("a.onnx: in ONNX Runtime it answers otherwise than here")
                .hasMessageContaining("expected at most 1e-04");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        try (LandmarkModel sound = constant(0.5, 0.5);
                LandmarkModel diverged = constant(Double.NaN, 0.5)) {
            assertThatThrownBy(() -> Agreement.of(sound, diverged).require("a"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("NaN");
            assertThatThrownBy(() -> Agreement.of(diverged, diverged).require("a"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("NaN");
        }
    }

    private static double between(double x, double y, double otherX, double otherY) {
        try (LandmarkModel first = constant(x, y);
                LandmarkModel second = constant(otherX, otherY)) {
            return Agreement.of(first, second).difference();
        }
    }

    private static LandmarkModel constant(double x, double y) {
        Landmarks middle = Landmarks.of(0.5, 0.5);
        ComputationGraph network = Models.constant(DATA, middle);
        network.getLayer("output").getParam("b").putScalar(0, x);
        network.getLayer("output").getParam("b").putScalar(1, y);
        return new BundleModel(Models.bundle(network, DATA, middle));
    }
}
