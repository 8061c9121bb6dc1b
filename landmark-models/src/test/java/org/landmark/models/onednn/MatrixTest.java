package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Products against plain loops. */
class MatrixTest {
    @Property(tries = 60)
    void isThePlainLoop(
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll @IntRange(min = 1, max = 40) int in,
            @ForAll @IntRange(min = 1, max = 20) int out,
            @ForAll boolean biased,
            @ForAll boolean rectified) {
        Layout source = Layout.plain(n, in);
        Layout weights = Layout.plain(out, in);
        Layout bias = biased ? Layout.plain(out) : null;
        Layout result = Layout.plain(n, out);
        float[] x = Numbers.random(1, n * in);
        float[] w = Numbers.random(2, out * in);
        float[] b = biased ? Numbers.random(3, out) : new float[out];
        PostOps then = PostOps.activation(rectified ? Elementwise.RELU : null);
        Memory y = Numbers.empty(result);
        Numbers.run(
                Matrix.product(Propagation.INFERENCE, source, weights, bias, result, then),
                DNNL_ARG_SRC,
                Numbers.memory(source, x),
                DNNL_ARG_WEIGHTS,
                Numbers.memory(weights, w),
                DNNL_ARG_BIAS,
                biased ? Numbers.memory(bias, b) : null,
                DNNL_ARG_DST,
                y);

        double[] expected = new double[n * out];
        for (int i = 0; i < n * out; i++) {
            double sum = b[i % out];
            for (int k = 0; k < in; k++) {
                sum += x[i / out * in + k] * w[i % out * in + k];
            }
            expected[i] = rectified ? Math.max(0, sum) : sum;
        }
        assertIs(y, expected);
    }

    @Property(tries = 60)
    void gradientsArePlainLoops(
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll @IntRange(min = 1, max = 40) int in,
            @ForAll @IntRange(min = 1, max = 20) int out) {
        Layout source = Layout.plain(n, in);
        Layout weights = Layout.plain(out, in);
        Layout bias = Layout.plain(out);
        Layout result = Layout.plain(n, out);
        float[] x = Numbers.random(1, n * in);
        float[] w = Numbers.random(2, out * in);
        float[] g = Numbers.random(3, n * out);
        Memory ofSource = Numbers.empty(source);
        Memory ofWeights = Numbers.empty(weights);
        Memory ofBias = Numbers.empty(bias);
        Memory gradient = Numbers.memory(result, g);
        try (Kernel forward = Matrix.product(Propagation.TRAINING, source, weights, bias, result, PostOps.NONE)) {
            Numbers.run(
                    Matrix.productOfSource(source, weights, result, forward),
                    DNNL_ARG_WEIGHTS,
                    Numbers.memory(weights, w),
                    DNNL_ARG_DIFF_DST,
                    gradient,
                    DNNL_ARG_DIFF_SRC,
                    ofSource);
            Numbers.run(
                    Matrix.productOfWeights(source, weights, bias, result, forward),
                    DNNL_ARG_SRC,
                    Numbers.memory(source, x),
                    DNNL_ARG_DIFF_DST,
                    gradient,
                    DNNL_ARG_DIFF_WEIGHTS,
                    ofWeights,
                    DNNL_ARG_DIFF_BIAS,
                    ofBias);
        }

        double[] source2 = new double[n * in];
        double[] weights2 = new double[out * in];
        double[] bias2 = new double[out];
        for (int i = 0; i < n; i++) {
            for (int o = 0; o < out; o++) {
                bias2[o] += g[i * out + o];
                for (int k = 0; k < in; k++) {
                    source2[i * in + k] += g[i * out + o] * w[o * in + k];
                    weights2[o * in + k] += g[i * out + o] * x[i * in + k];
                }
            }
        }
        assertIs(ofSource, source2);
        assertIs(ofWeights, weights2);
        assertIs(ofBias, bias2);
    }

    private static void assertIs(Memory actual, double... expected) {
        float[] numbers = Numbers.of(actual);
        assertThat(numbers).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) numbers[i]).as("number " + i).isCloseTo(expected[i], within(1e-4));
        }
    }
}
