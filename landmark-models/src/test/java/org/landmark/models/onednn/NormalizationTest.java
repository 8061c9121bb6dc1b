package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Two channels of two pictures of two pixels: 1 3, 5 7 (mean 4, variance 5) and 10 10, 10 14 (mean 11, variance 3). */
class NormalizationTest {
    private static final Layout LAYOUT = Layout.plain(2, 2, 1, 2);
    private static final Layout CHANNELS = Layout.plain(2);
    private static final Layout PAIRS = Layout.plain(2, 2);
    private static final Offset<Float> ROUNDING = within(1e-5f);
    private static final float EPSILON = 1; // so that the standard deviations are sqrt(6) and 2

    private static Memory source() {
        return Numbers.memory(LAYOUT, 1, 3, 10, 10, 5, 7, 10, 14);
    }

    /** Scales 1 and 2, shifts 0.5 and -1. */
    private static Memory scaleAndShift() {
        return Numbers.memory(PAIRS, 1, 2, 0.5f, -1);
    }

    @Test
    void takesMeanAndVarianceFromTheBatch() {
        Memory mean = Numbers.empty(CHANNELS);
        Memory variance = Numbers.empty(CHANNELS);
        Memory result = Numbers.empty(LAYOUT);
        run(new Normalization(EPSILON, true, false, false), Propagation.TRAINING, mean, variance, result);

        assertThat(Numbers.of(mean)).containsExactly(new float[] {4, 11}, ROUNDING);
        assertThat(Numbers.of(variance)).containsExactly(new float[] {5, 3}, ROUNDING);
        float s = (float) Math.sqrt(6);
        assertThat(Numbers.of(result))
                .containsExactly(
                        new float[] {-3 / s + 0.5f, -1 / s + 0.5f, -2, -2, 1 / s + 0.5f, 3 / s + 0.5f, -2, 2},
                        ROUNDING);
    }

    @Test
    void takesWhatIsGiven() {
        Memory mean = Numbers.memory(CHANNELS, 1, 10);
        Memory variance = Numbers.memory(CHANNELS, 3, 8);
        Memory result = Numbers.empty(LAYOUT);
        run(new Normalization(EPSILON, true, true, true), Propagation.INFERENCE, mean, variance, result);

        assertThat(Numbers.of(result)).containsExactly(new float[] {0.5f, 1.5f, 0, 0, 2.5f, 3.5f, 0, 5 / 3f}, ROUNDING);
        assertThat(Numbers.of(mean)).containsExactly(1, 10);
    }

    /**
     * With y = x' scale + shift, x' = (x - mean) / s and the gradient g of y, the gradient of x is (g - mean(g) - x' mean(g x')) scale
     * / s: that of the first number alone is 1, in channel 0.
     */
    @Test
    void gradientsAreThoseOfTheFormula() {
        Normalization normalization = new Normalization(EPSILON, true, false, false);
        Memory mean = Numbers.memory(CHANNELS, 4, 11);
        Memory variance = Numbers.memory(CHANNELS, 5, 3);
        Memory ofSource = Numbers.empty(LAYOUT);
        Memory ofPairs = Numbers.empty(PAIRS);
        try (Kernel forward = normalization.forward(Propagation.TRAINING, LAYOUT)) {
            Numbers.run(
                    normalization.backward(LAYOUT, forward),
                    DNNL_ARG_SRC,
                    source(),
                    DNNL_ARG_MEAN,
                    mean,
                    DNNL_ARG_VARIANCE,
                    variance,
                    DNNL_ARG_SCALE_SHIFT,
                    scaleAndShift(),
                    DNNL_ARG_DIFF_DST,
                    Numbers.memory(LAYOUT, 1, 0, 0, 0, 0, 0, 0, 0),
                    DNNL_ARG_DIFF_SRC,
                    ofSource,
                    DNNL_ARG_DIFF_SCALE_SHIFT,
                    ofPairs);
        }

        float s = (float) Math.sqrt(6);
        float share = 3 / s / 4; // -mean(g x')
        assertThat(Numbers.of(ofSource))
                .containsExactly(
                        new float[] {
                            (0.75f - 3 / s * share) / s, (-0.25f - 1 / s * share) / s, 0, 0,
                            (-0.25f + 1 / s * share) / s, (-0.25f + 3 / s * share) / s, 0, 0
                        },
                        ROUNDING);
        assertThat(Numbers.of(ofPairs)).containsExactly(new float[] {-3 / s, 0, 1, 0}, ROUNDING);
    }

    private static void run(
            Normalization normalization, Propagation kind, Memory mean, Memory variance, Memory result) {
        Numbers.run(
                normalization.forward(kind, LAYOUT),
                DNNL_ARG_SRC,
                source(),
                DNNL_ARG_MEAN,
                mean,
                DNNL_ARG_VARIANCE,
                variance,
                DNNL_ARG_SCALE_SHIFT,
                scaleAndShift(),
                DNNL_ARG_DST,
                result);
    }
}
