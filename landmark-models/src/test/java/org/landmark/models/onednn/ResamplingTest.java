package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.junit.jupiter.api.Test;

/** By hand: a row of three cells becomes six, whose middles lie at -0.25, 0.25, 0.75, 1.25, 1.75 and 2.25. */
class ResamplingTest {
    private static final Layout THREE = Layout.plain(1, 1, 1, 3);
    private static final Layout SIX = Layout.plain(1, 1, 1, 6);

    @Test
    void liesBetweenTheMiddlesOfCells() {
        Memory six = Numbers.empty(SIX);
        Numbers.run(
                Resampling.bilinear(Propagation.TRAINING, THREE, SIX),
                DNNL_ARG_SRC,
                Numbers.memory(THREE, 0, 4, -8),
                DNNL_ARG_DST,
                six);

        assertThat(Numbers.of(six)).containsExactly(new float[] {0, 1, 3, 1, -5, -8}, offset(1e-6f));
    }

    @Test
    void gradientsGoBackByTheSameShares() {
        Memory three = Numbers.empty(THREE);
        try (Kernel forward = Resampling.bilinear(Propagation.TRAINING, THREE, SIX)) {
            Numbers.run(
                    Resampling.bilinearOfSource(THREE, SIX, forward),
                    DNNL_ARG_DIFF_DST,
                    Numbers.memory(SIX, 1, 10, 100, 1000, 10_000, 100_000),
                    DNNL_ARG_DIFF_SRC,
                    three);
        }

        assertThat(Numbers.of(three))
                .containsExactly(
                        new float[] {1 + 7.5f + 25, 2.5f + 75 + 750 + 2500, 250 + 7500 + 100_000}, offset(1e-2f));
    }
}
