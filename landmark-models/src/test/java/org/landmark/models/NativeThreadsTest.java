package org.landmark.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jBlas;

class NativeThreadsTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @AfterEach
    void allCoresAgain() {
        NativeThreads.set(0);
    }

    @Test
    void zeroIsEveryCore() {
        NativeThreads.set(1);

        assertThat(NativeThreads.set(0)).isEqualTo(CORES);
        assertInUse(CORES);
    }

    @Test
    void anyNumberUpToTheCoresIsTaken() {
        assertThat(NativeThreads.set(CORES)).isEqualTo(CORES);
        assertInUse(CORES);
        assertThat(NativeThreads.set(1)).isEqualTo(1);
        assertInUse(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0})
    void anythingElseIsRefusedInOneLine(int given) {
        int threads = given == 0 ? CORES + 1 : given;
        NativeThreads.set(1);

        assertThatThrownBy(() -> NativeThreads.set(threads))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("threads: expected ")
                .hasMessageContaining(" to " + CORES + ",")
                .hasMessageEndingWith("came " + threads)
                .hasMessageNotContaining("\n");
        assertInUse(1);
    }

    private static void assertInUse(int threads) {
        assertThat(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads())
                .isEqualTo(threads);
        assertThat(NativeThreads.count()).isEqualTo(threads);
        assertThat(((Nd4jBlas) Nd4j.factory().blas()).getMaxThreads()).isEqualTo(threads);
    }
}
