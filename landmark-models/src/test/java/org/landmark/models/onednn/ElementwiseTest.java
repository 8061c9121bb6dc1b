package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.models.onednn.Elementwise.Function;

class ElementwiseTest {
    private static final float[] X = {-30, -3, -1, -0.5f, -1e-6f, 0, 1e-6f, 0.25f, 1, 2, 7.5f, 30};
    private static final Layout LAYOUT = Layout.plain(X.length);
    private static final double ROUNDING = 2e-6;

    static Stream<Arguments> functions() {
        return Stream.of(
                of(Function.RELU, 0, x -> Math.max(x, 0), x -> x > 0 ? 1 : 0),
                of(Function.RELU, 0.1, x -> x > 0 ? x : 0.1 * x, x -> x > 0 ? 1 : 0.1),
                of(Function.ELU, 1, x -> x > 0 ? x : Math.expm1(x), x -> x > 0 ? 1 : Math.exp(x)),
                of(Function.ELU, 0.5, x -> x > 0 ? x : 0.5 * Math.expm1(x), x -> x > 0 ? 1 : 0.5 * Math.exp(x)),
                of(Function.LOGISTIC, 0, ElementwiseTest::logistic, x -> logistic(x) * (1 - logistic(x))),
                of(Function.TANH, 0, Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x)));
    }

    private static Arguments of(
            Function function, double alpha, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return Arguments.of(new Elementwise(function, (float) alpha), value, derivative);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void isWhatJavaComputes(Elementwise function, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        for (Propagation kind : Propagation.values()) {
            Memory inPlace = Numbers.memory(LAYOUT, X);
            Numbers.run(function.forward(kind, LAYOUT), DNNL_ARG_SRC, inPlace, DNNL_ARG_DST, inPlace);
            assertIs(Numbers.of(inPlace), value);
        }
    }

    /** The gradient of each number is 3; at 0 the derivative from the left is taken. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void gradientComesFromTheResult(Elementwise function, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        Memory result = Numbers.empty(LAYOUT);
        Numbers.run(
                function.forward(Propagation.TRAINING, LAYOUT),
                DNNL_ARG_SRC,
                Numbers.memory(LAYOUT, X),
                DNNL_ARG_DST,
                result);
        float[] threes = new float[X.length];
        Arrays.fill(threes, 3);
        Memory gradient = Numbers.memory(LAYOUT, threes);

        Numbers.run(
                function.backward(LAYOUT),
                DNNL_ARG_DST,
                result,
                DNNL_ARG_DIFF_DST,
                gradient,
                DNNL_ARG_DIFF_SRC,
                gradient);

        assertIs(Numbers.of(gradient), x -> 3 * derivative.applyAsDouble(x));
    }

    private static void assertIs(float[] actual, DoubleUnaryOperator expected) {
        for (int i = 0; i < X.length; i++) {
            double wanted = expected.applyAsDouble(X[i]);
            assertThat((double) actual[i])
                    .as("at " + X[i])
                    .isCloseTo(wanted, within(ROUNDING * Math.max(1, Math.abs(wanted))));
        }
    }

    @Test
    void sumsMayBeRectified() {
        Layout layout = Layout.plain(4);
        for (boolean rectified : new boolean[] {false, true}) {
            Memory first = Numbers.memory(layout, 1, -2, 3, -4);
            Numbers.run(
                    Elementwise.sum(layout, PostOps.activation(rectified ? Elementwise.RELU : null)),
                    DNNL_ARG_SRC_0,
                    first,
                    DNNL_ARG_SRC_1,
                    Numbers.memory(layout, 0.5f, 0.5f, -5, 5),
                    DNNL_ARG_DST,
                    first);

            assertThat(Numbers.of(first))
                    .containsExactly(rectified ? new float[] {1.5f, 0, 0, 1} : new float[] {1.5f, -1.5f, -2, 1});
        }
    }

    @Test
    void productsAreThoseOfSingleNumbers() {
        Layout layout = Layout.plain(4);
        Memory first = Numbers.memory(layout, 1, -2, 3, 0);
        Numbers.run(
                Elementwise.product(layout),
                DNNL_ARG_SRC_0,
                first,
                DNNL_ARG_SRC_1,
                Numbers.memory(layout, 0.5f, 4, -5, 7),
                DNNL_ARG_DST,
                first);

        assertThat(Numbers.of(first)).containsExactly(0.5f, -8, -15, 0);
    }
}
