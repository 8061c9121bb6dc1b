package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ArenaTest {
    @Test
    void aGapAtTheEndGrows() {
        try (Arena arena = new Arena()) {
            Memory first = arena.take(Layout.plain(16));
            arena.release(arena.take(Layout.plain(16)));
            arena.take(Layout.plain(32));
            assertThat(arena.bytes()).isEqualTo(64 + 128);
            arena.release(first);
            arena.take(Layout.plain(17));
            assertThat(arena.bytes()).isEqualTo(64 + 128 + 128);
        }
    }

    @Test
    void theTightestGapIsTaken() {
        try (Arena arena = new Arena()) {
            Memory large = arena.take(Layout.plain(48));
            arena.take(Layout.plain(16));
            Memory small = arena.take(Layout.plain(16));
            arena.take(Layout.plain(16));
            arena.release(large);
            arena.release(small);
            Memory fitting = arena.take(Layout.plain(16));
            Memory rest = arena.take(Layout.plain(48));
            arena.commit();

            assertThat(fitting.floats().address()).isEqualTo(small.floats().address());
            assertThat(rest.floats().address()).isEqualTo(large.floats().address());
        }
    }

    @Test
    void aViewHoldsThePlace() {
        try (Arena arena = new Arena()) {
            Memory array = arena.take(Layout.plain(2, 16));
            Memory view = arena.view(array, Layout.plain(32));
            assertThat(arena.isHeldOnce(array)).isFalse();
            arena.release(array);
            assertThat(arena.isHeldOnce(view)).isTrue();
            Memory other = arena.take(Layout.plain(32));
            arena.commit();

            assertThat(view.floats().address()).isEqualTo(array.floats().address());
            assertThat(other.floats().address()).isNotEqualTo(array.floats().address());
        }
    }

    @Test
    void releasingMoreOftenThanHoldingIsRefused() {
        try (Arena arena = new Arena()) {
            Memory memory = arena.take(Layout.plain(3));
            arena.release(memory);
            assertThatIllegalStateException()
                    .isThrownBy(() -> arena.release(memory))
                    .withMessage("released more often than held");
        }
    }

    @Test
    void whatComesFromElsewhereIsNotItsBusiness() {
        try (Arena arena = new Arena();
                Memory outside = new Memory(Layout.plain(3))) {
            assertThat(arena.owns(outside)).isFalse();
            assertThat(arena.hold(outside)).isSameAs(outside);
            assertThat(arena.isHeldOnce(outside)).isFalse();
            arena.release(outside);
            arena.release(outside);
            assertThat(arena.bytes()).isZero();
        }
    }
}
