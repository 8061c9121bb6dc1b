package org.landmark.models.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against what PyTorch 1.13 printed: {@code torch.nn.functional.interpolate(x, size, mode="bilinear", align_corners=False)}. */
class BilinearResizeTest {
    @Test
    void enlargesAsPyTorchDoes() {
        INDArray maps = Nd4j.create(new double[] {1, 2, 4, 8, 16, 32}).reshape(1, 1, 2, 3);

        assertThat(resized(maps, 5, 7))
                .containsExactly(
                        new double[] {
                            1.0000, 1.1429, 1.5714, 2.0000, 2.8571, 3.7143, 4.0000, //
                            1.7000, 1.9429, 2.6714, 3.4000, 4.8571, 6.3143, 6.8000, //
                            4.5000, 5.1429, 7.0714, 9.0000, 12.8571, 16.7143, 18.0000, //
                            7.3000, 8.3429, 11.4714, 14.6000, 20.8571, 27.1143, 29.2000, //
                            8.0000, 9.1429, 12.5714, 16.0000, 22.8571, 29.7143, 32.0000
                        },
                        offset(1e-4));
    }

    @Test
    void shrinksAsPyTorchDoes() {
        INDArray maps = Nd4j.arange(20).reshape(1, 1, 4, 5);

        assertThat(resized(maps.mul(maps), 3, 2))
                .containsExactly(new double[] {6.1667, 20.3333, 74.5000, 122.0000, 226.1667, 307.0000}, offset(1e-4));
    }

    @Test
    void refusesSizesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BilinearResize(0, 3))
                .withMessage("height and width must be positive, came 0, 3");
    }

    private static double[] resized(INDArray maps, int height, int width) {
        return new BilinearResize(height, width)
                .computation()
                .forward(new INDArray[] {maps})
                .dup('c')
                .data()
                .asDouble();
    }
}
