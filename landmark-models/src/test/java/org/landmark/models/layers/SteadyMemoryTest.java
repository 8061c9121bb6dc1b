package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

/** Native memory that isn't given back grows with the steps, beside a heap that is collected so often that it doesn't. */
@ExtendWith(OneThread.class)
class SteadyMemoryTest {
    private static final long MIB = 1 << 20;

    private final LayerCase layers = SmallNetworks.classic().on(1, SmallNetworks.LARGE);
    private final ComputationGraph network = FastPath.enable(layers.stock(new Adam(1e-3)));
    private final List<MultiDataSet> batches = IntStream.of(8, 5)
            .mapToObj(batch -> layers.on(batch, SmallNetworks.LARGE).data())
            .toList();

    /** The largest array leaked per step would be 17 MiB; what the JVM itself takes meanwhile has been up to 6. */
    @Test
    void stepsLeaveNothingBehind() {
        work(20);
        long before = memory();
        work(20);

        assertThat(memory() - before).isLessThan(10 * MIB);
    }

    /** The input alone leaked per step would be 32 MiB; what the JVM itself takes meanwhile has been up to 13. */
    @Test
    @Tag("soak")
    void manyStepsLeaveNothingBehind() {
        work(50);
        long before = memory();
        work(150);

        assertThat(memory() - before).isLessThan(20 * MIB);
    }

    /** With collections in between: arrays wait for one to be freed, and a heap that stays small takes no new memory. */
    private void work(int steps) {
        for (int step = 0; step < steps; step++) {
            MultiDataSet batch = batches.get(step % batches.size());
            network.fit(batch);
            network.outputSingle(batch.getFeatures());
            if (step % 5 == 0) {
                System.gc();
            }
        }
    }

    /** Bytes of this process that are in memory. */
    private static long memory() {
        System.gc();
        System.gc();
        return Pointer.physicalBytes();
    }
}
