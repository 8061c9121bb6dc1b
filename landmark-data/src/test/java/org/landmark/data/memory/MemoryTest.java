package org.landmark.data.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long GB = 1L << 30;

    @Test
    void limitsFollowTheMachine() {
        assertThat(NativeLimits.of(100 * GB, 10 * GB)).isEqualTo(new NativeLimits(80 * GB, 90 * GB));
        assertThat(NativeLimits.of(10 * GB, 8 * GB))
                .as("a heap that could take nearly all")
                .isEqualTo(new NativeLimits(5 * GB, 9 * GB));
    }

    @Test
    void whatTheUserSetStays() {
        String before = System.getProperty(NativeLimits.BYTES);
        try {
            System.setProperty(NativeLimits.BYTES, "123m");
            NativeLimits.set();
            assertThat(System.getProperty(NativeLimits.BYTES)).isEqualTo("123m");
            System.clearProperty(NativeLimits.BYTES);
            NativeLimits.set();
            assertThat(Long.parseLong(System.getProperty(NativeLimits.BYTES))).isPositive();
        } finally {
            if (before == null) {
                System.clearProperty(NativeLimits.BYTES);
            } else {
                System.setProperty(NativeLimits.BYTES, before);
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItIsTaken() {
        assertThatNoException().isThrownBy(() -> MemoryBudget.require(1000, "a batch"));
        assertThatThrownBy(() -> MemoryBudget.require(1L << 60, "a batch of 9 faces"))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessageMatching(
                        "a batch of 9 faces takes 1073741824\\.0 GB outside the Java heap, \\d+\\.\\d [GM]B of \\d+\\.\\d [GM]B are left");
    }

    @Test
    void adviceIsByWhatRanOut() {
        assertThat(MemoryAdvice.on(new IllegalStateException("a batch", new OutOfMemoryError("Java heap space"))))
                .get()
                .asString()
                .startsWith("out of memory: Java heap space (the Java heap holds ")
                .contains("-Xmx", "train.batch");
        assertThat(MemoryAdvice.on(new OutOfMemoryError("Physical memory usage is too high")))
                .get()
                .asString()
                .startsWith("out of memory: Physical memory usage is too high (a smaller train.batch, ")
                .contains("-Xmx", NativeLimits.BYTES, NativeLimits.PHYSICAL_BYTES);
        assertThat(MemoryAdvice.on(
                        new RuntimeException("Allocation failed: [[DEVICE] allocation failed; Error code: [2]]")))
                .isPresent();
        assertThat(MemoryAdvice.on(new IllegalStateException("something else", new RuntimeException())))
                .isEmpty();
    }
}
