package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Nesterovs;

/** oneDNN may keep a kernel's room to work in with the thread that made the kernel, where no other finds it. */
class OtherThreadTest {
    private final LayerCase layers = LayerCase.chain(
            "dilated",
            5,
            new ConvolutionLayer.Builder(3, 3)
                    .nOut(7)
                    .dilation(2, 2)
                    .convolutionMode(ConvolutionMode.Same)
                    .build());
    private final MultiDataSet data = layers.data();

    @Test
    void passesRunInAnotherThreadThanTheyWerePlannedIn() throws Exception {
        ComputationGraph stock = layers.stock(new Nesterovs(0.02, 0.9));
        ComputationGraph fast = FastPath.enable(layers.stock(new Nesterovs(0.02, 0.9)));
        Thread thread = new Thread(() -> Outcome.of(fast, data));
        thread.start();
        thread.join();
        Outcome.of(stock, data);

        assertThat(PassTimerTest.timed(fast, () -> Outcome.of(fast, data).assertCloseTo(Outcome.of(stock, data))))
                .extracting(StepTime::kernel)
                .anyMatch(kernel -> kernel.contains("gemm"));
    }
}
