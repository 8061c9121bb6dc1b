package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;

import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final long[] PICTURE = {2, 3, 4, 5};

    @Test
    void plainIsDenseWithTheLastDimensionFastest() {
        assertThat(Layout.plain(PICTURE).same(Layout.strided(PICTURE, new long[] {60, 20, 5, 1})))
                .isTrue();
        assertThat(Layout.plain(PICTURE).bytes()).isEqualTo(4 * 120);
        assertThat(Layout.plain(PICTURE).dimensions()).containsExactly(PICTURE);
        assertThat(Layout.plain(PICTURE).isPadded()).isFalse();
    }

    @Test
    void channelsLastHasTheChannelsFastest() {
        Layout layout = Layout.channelsLast(PICTURE);
        assertThat(layout.same(Layout.strided(PICTURE, new long[] {60, 1, 15, 3})))
                .isTrue();
        assertThat(layout.same(Layout.plain(PICTURE))).isFalse();
        assertThat(layout.bytes()).isEqualTo(4 * 120);
        assertThat(layout.isPadded()).isFalse();
    }

    @Test
    void stridesMayLeaveRoomBehindEveryRow() {
        Layout layout = Layout.strided(new long[] {2, 3}, new long[] {10, 1});
        assertThat(layout.bytes()).isEqualTo(4 * 20);
        assertThat(layout.isPadded()).isTrue();
    }

    @Test
    void sameTellsDimensionsApart() {
        assertThat(Layout.plain(2, 6).same(Layout.plain(2, 6))).isTrue();
        assertThat(Layout.plain(2, 6).same(Layout.plain(3, 4))).isFalse();
        assertThat(Layout.plain(2, 6).same(Layout.plain(2, 6, 1))).isFalse();
        assertThat(Layout.plain(2, 6).same(Layout.any(2, 6))).isFalse();
    }

    @Test
    void dimensionsAreACopy() {
        Layout layout = Layout.plain(2, 6);
        layout.dimensions()[0] = 99;
        assertThat(layout.dimensions()).containsExactly(2, 6);
    }

    @Test
    void aPartBeginsWhereItsOffsetsSay() {
        float[] numbers = Numbers.counting(120);
        Layout whole = Layout.plain(PICTURE);
        Layout part = whole.part(new long[] {2, 1, 2, 3}, new long[] {0, 2, 1, 2});

        float[] copied = Numbers.moved(numbers, whole, part, Layout.plain(2, 1, 2, 3));

        assertThat(part.dimensions()).containsExactly(2, 1, 2, 3);
        assertThat(copied).containsExactly(47, 48, 49, 52, 53, 54, 107, 108, 109, 112, 113, 114);
    }

    @Test
    void blocksThatChannelsDoNotFillArePadded() {
        Layout blocks = Numbers.blocked(2, 19, 4, 5);
        assertThat(blocks.isPadded()).isTrue();
        assertThat(blocks.bytes()).isGreaterThan(4 * 2 * 19 * 4 * 5);
        assertThat(blocks.dimensions()).containsExactly(2, 19, 4, 5);
        assertThat(Numbers.blocked(2, 32, 4, 5).isPadded()).isFalse();
    }

    @Test
    void aPartWithinABlockIsRefused() {
        Layout blocks = Numbers.blocked(2, 32, 4, 5);
        assertThat(blocks.part(new long[] {2, 16, 4, 5}, new long[] {0, 16, 0, 0})
                        .dimensions())
                .containsExactly(2, 16, 4, 5);
        assertThatThrownBy(() -> blocks.part(new long[] {2, 16, 4, 5}, new long[] {0, 3, 0, 0}))
                .isInstanceOf(OneDnnException.class)
                .hasMessageStartingWith("oneDNN refuses a part of [2, 32, 4, 5] (status ");
    }

    @Test
    void aKernelTellsTheLayoutThatItChose() {
        try (Kernel sum = Elementwise.sum(Layout.channelsLast(PICTURE), PostOps.NONE)) {
            assertThat(sum.layout(dnnl_query_dst_md).same(Layout.channelsLast(PICTURE)))
                    .isTrue();
            assertThat(sum.implementation()).isNotEmpty();
        }
    }

    @Test
    void impossibleDimensionsAreRefused() {
        assertThatThrownBy(() -> Layout.plain(2, -3)).isInstanceOf(OneDnnException.class);
    }
}
