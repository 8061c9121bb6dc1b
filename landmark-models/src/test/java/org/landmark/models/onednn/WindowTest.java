package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import org.junit.jupiter.api.Test;
import org.landmark.models.onednn.Window.Pooling;

/** Examples computed by hand, on a picture that counts 0 to 8 in three rows. */
class WindowTest {
    private static final long[] NONE = {0, 0};
    private static final long[] ONE = {1, 1};
    private static final long[] TWO = {2, 2};
    private static final Layout SOURCE = Layout.plain(1, 1, 3, 3);
    private static final Layout KERNEL = Layout.plain(1, 1, 2, 2);
    private static final Layout FOUR = Layout.plain(1, 1, 2, 2);

    /** Steps of one without padding. */
    private static final Window DENSE = new Window(TWO, ONE, NONE, NONE, NONE);

    /** Steps of two with padding below and to the right. */
    private static final Window PADDED = new Window(TWO, TWO, NONE, NONE, ONE);

    @Test
    void convolves() {
        // 1 a + 10 b + 100 c + 1000 d + 0.5, where a b stand above c d
        assertThat(convolved(DENSE, PostOps.NONE)).containsExactly(4310.5f, 5421.5f, 7643.5f, 8754.5f);
        assertThat(convolved(PADDED, PostOps.NONE)).containsExactly(4310.5f, 502.5f, 76.5f, 8.5f);
    }

    @Test
    void convolvesWithHoles() {
        Window holes = new Window(TWO, ONE, ONE, NONE, NONE);
        assertThat(convolved(holes, PostOps.NONE, Layout.plain(1, 1, 1, 1))).containsExactly(8620.5f);
    }

    @Test
    void addsAndActivatesBehind() {
        float[] before = {-5000, 0, -7643.5f, 1};
        Memory result = Numbers.memory(FOUR, before);
        Numbers.run(
                convolution(DENSE, new PostOps(true, Elementwise.RELU), FOUR),
                DNNL_ARG_SRC,
                source(),
                DNNL_ARG_WEIGHTS,
                weights(),
                DNNL_ARG_BIAS,
                Numbers.memory(Layout.plain(1), 0.5f),
                DNNL_ARG_DST,
                result);

        assertThat(Numbers.of(result)).containsExactly(new float[] {0, 5421.5f, 0, 8755.5f}, within(0f)); // 0 may be -0
    }

    @Test
    void transposedConvolutionSpreads() {
        Memory result = Numbers.empty(SOURCE);
        Numbers.run(
                DENSE.deconvolution(Propagation.INFERENCE, FOUR, KERNEL, null, SOURCE, PostOps.NONE),
                DNNL_ARG_SRC,
                Numbers.memory(FOUR, 1, 2, 3, 4),
                DNNL_ARG_WEIGHTS,
                weights(),
                DNNL_ARG_DST,
                result);

        assertThat(Numbers.of(result)).containsExactly(1, 12, 20, 103, 1234, 2040, 300, 3400, 4000);
    }

    @Test
    void pools() {
        assertThat(pooled(DENSE, Pooling.MAX)).containsExactly(4, 5, 7, 8);
        assertThat(pooled(DENSE, Pooling.AVERAGE)).containsExactly(2, 3, 5, 6);
        assertThat(pooled(PADDED, Pooling.MAX)).containsExactly(4, 5, 7, 8);
        assertThat(pooled(PADDED, Pooling.AVERAGE)).containsExactly(2, 3.5f, 6.5f, 8);
        assertThat(pooled(PADDED, Pooling.AVERAGE_WITH_PADDING)).containsExactly(2, 1.75f, 3.25f, 2);
    }

    @Test
    void gradientsOfMaximaGoWhereTheyStood() {
        Memory ofSource = Numbers.empty(SOURCE);
        try (Kernel forward = DENSE.pooling(Propagation.TRAINING, Pooling.MAX, SOURCE, FOUR)) {
            Memory places = Numbers.empty(forward.layout(dnnl_query_workspace_md));
            OneDnn.enter();
            try (Step step = forward.step("maxima")
                    .with(DNNL_ARG_SRC, source())
                    .with(DNNL_ARG_DST, Numbers.empty(FOUR))
                    .with(DNNL_ARG_WORKSPACE, places)) {
                step.run();
            }
            Numbers.run(
                    DENSE.poolingOfSource(Pooling.MAX, SOURCE, FOUR, forward),
                    DNNL_ARG_DIFF_DST,
                    Numbers.memory(FOUR, 1, 2, 3, 4),
                    DNNL_ARG_DIFF_SRC,
                    ofSource,
                    DNNL_ARG_WORKSPACE,
                    places);
        }

        assertThat(Numbers.of(ofSource)).containsExactly(0, 0, 0, 0, 1, 2, 0, 3, 4);
    }

    @Test
    void theImpossibleIsRefusedByName() {
        assertThatThrownBy(() -> convolution(DENSE, PostOps.NONE, Layout.plain(1, 1, 5, 5)))
                .isInstanceOf(OneDnnException.class)
                .hasMessage("oneDNN refuses a convolution (status 2)");
        assertThatThrownBy(() -> DENSE.pooling(Propagation.INFERENCE, Pooling.MAX, SOURCE, SOURCE))
                .isInstanceOf(OneDnnException.class)
                .hasMessage("oneDNN refuses pooling (status 2)");
    }

    private static float[] convolved(Window window, PostOps then) {
        return convolved(window, then, FOUR);
    }

    private static float[] convolved(Window window, PostOps then, Layout result) {
        Memory memory = Numbers.empty(result);
        Numbers.run(
                convolution(window, then, result),
                DNNL_ARG_SRC,
                source(),
                DNNL_ARG_WEIGHTS,
                weights(),
                DNNL_ARG_BIAS,
                Numbers.memory(Layout.plain(1), 0.5f),
                DNNL_ARG_DST,
                memory);
        return Numbers.of(memory);
    }

    private static Kernel convolution(Window window, PostOps then, Layout result) {
        return window.convolution(Propagation.INFERENCE, SOURCE, KERNEL, Layout.plain(1), result, then);
    }

    private static float[] pooled(Window window, Pooling pooling) {
        Memory result = Numbers.empty(FOUR);
        Numbers.run(
                window.pooling(Propagation.INFERENCE, pooling, SOURCE, FOUR),
                DNNL_ARG_SRC,
                source(),
                DNNL_ARG_DST,
                result);
        return Numbers.of(result);
    }

    private static Memory source() {
        return Numbers.memory(SOURCE, Numbers.counting(9));
    }

    private static Memory weights() {
        return Numbers.memory(KERNEL, 1, 10, 100, 1000);
    }
}
