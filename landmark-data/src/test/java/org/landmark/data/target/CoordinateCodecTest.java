package org.landmark.data.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.CoordinateTarget;

class CoordinateCodecTest {
    @Property
    void decodesWhatItEncodes(
            @ForAll @Size(6) List<@DoubleRange(min = -2, max = 3) Double> xy,
            @ForAll @DoubleRange(min = -100, max = 100) double low,
            @ForAll @DoubleRange(min = 0.1, max = 100) double span) {
        CoordinateCodec codec = new CoordinateCodec(3, low, span);
        FloatBuffer memory = FloatBuffer.allocate(codec.length() + 2);
        FloatBuffer target = memory.slice(1, codec.length());
        target.position(4);
        codec.encode(Landmarks.of(xy.stream().mapToDouble(x -> x).toArray()), target);
        double[] back = codec.decode(target).toArray();
        double largest = Math.abs(low) + 3 * span; // what a float's 24 bits are spread over
        for (int i = 0; i < xy.size(); i++) {
            assertThat(back[i]).isCloseTo(xy.get(i), within(largest * 0x1p-23 / span));
        }
        assertThat(memory.get(0)).as("before its place").isZero();
        assertThat(memory.get(7)).as("behind its place").isZero();
    }

    @Test
    void spreadsTheCropOverTheRange() {
        TargetCodec codec = new CoordinateTarget(List.of(-0.5, 0.5), 100.0).codec(2, TargetFit.NONE);
        FloatBuffer target = FloatBuffer.allocate(4);
        codec.encode(Landmarks.of(0, 1, 0.5, 0.25), target);
        assertThat(target.array()).containsExactly(-50, 50, 0, -25);
        assertThat(codec.length()).isEqualTo(4);
        assertThat(codec.shape()).containsExactly(4);
    }

    @Test
    void refusesAnotherNumberOfPoints() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoordinateCodec(2, 0, 1).encode(Landmarks.of(1, 2), FloatBuffer.allocate(4)))
                .withMessage("expected 2 points, came 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new CoordinateCodec(0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CoordinateCodec(1, 0, 0));
    }
}
