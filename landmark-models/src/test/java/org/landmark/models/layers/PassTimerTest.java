package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.landmark.models.network.Nets;

class PassTimerTest {
    private final ComputationGraph network = FastPath.enable(Nets.tiny(1));
    private final PassTimer timer = new PassTimer(network);

    /** What work took, step by step. */
    static List<StepTime> timed(ComputationGraph network, Runnable work) {
        PassTimer timer = new PassTimer(network);
        timer.start();
        work.run();
        timer.stop();
        return timer.times();
    }

    @Test
    void batchesOfAnySizeCountAsTheSameStep() {
        timer.start();
        for (int faces : new int[] {3, 2, 3}) {
            network.fit(Nets.tinyBatch(faces, faces));
        }
        timer.stop();

        assertThat(timer.times())
                .filteredOn(
                        time -> time.vertex().equals("output") && time.step().equals("loss"))
                .singleElement()
                .satisfies(time -> {
                    assertThat(time.runs()).isEqualTo(3);
                    assertThat(time.seconds()).isPositive();
                    assertThat(time.backward()).isTrue();
                });
    }

    @Test
    void countsOnlyWhileItIsStarted() {
        network.fit(Nets.tinyBatch(3, 1));
        assertThat(timer.times()).isEmpty();

        timer.start();
        network.fit(Nets.tinyBatch(3, 1));
        timer.stop();
        List<StepTime> once = timer.times();
        network.fit(Nets.tinyBatch(3, 1));

        assertThat(timer.times()).isNotEmpty().isEqualTo(once);
    }
}
