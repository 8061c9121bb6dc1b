package org.landmark.data.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.landmark.data.Landmarks;
import org.landmark.data.target.GaussianBlob.Drawing;
import org.landmark.data.target.GaussianBlob.Peak;
import org.landmark.data.target.decode.Argmax;
import org.landmark.data.target.decode.Dark;

/** Two outputs, for a picture and for its mirror image, made one. */
class MirroredOutputTest {
    private static final int[] MIRROR = {1, 0, 2, 4, 3};

    @Provide
    Arbitrary<TargetCodec> codecs() {
        return Arbitraries.of(
                new CoordinateCodec(5, 0, 1),
                new CoordinateCodec(5, -50, 100),
                new ShapeCodec(everyShape(), true),
                new HeatmapCodec(5, 24, 17, new GaussianBlob(1.5, Drawing.GAUSSIAN, 1, Peak.ONE), new Dark(0.0)),
                new HeatmapCodec(5, 17, 24, new GaussianBlob(1.5, Drawing.GAUSSIAN, 1, Peak.DENSITY), new Dark(0.0)));
    }

    @Property(tries = 200)
    void outputsThatAgreeGiveWhatEitherGives(@ForAll("codecs") TargetCodec codec, @ForAll long seed) {
        Landmarks points = points(seed);

        Landmarks found = codec.decode(encoded(codec, points), encoded(codec, mirrored(points)), MIRROR);

        double[] alone = codec.decode(encoded(codec, points)).toArray();
        assertThat(found.toArray()).containsExactly(alone, within(1e-4));
        assertThat(found.toArray()).containsExactly(points.toArray(), within(1e-3));
    }

    @Property(tries = 200)
    void ofNumbersItIsTheMeanOfThePoints(@ForAll @IntRange(max = 2) int kind, @ForAll long seed) {
        TargetCodec codec = List.of(
                        new CoordinateCodec(5, 0, 1),
                        new CoordinateCodec(5, -50, 100),
                        new ShapeCodec(everyShape(), true))
                .get(kind);
        Landmarks one = points(seed);
        Landmarks other = points(seed + 1);

        Landmarks found = codec.decode(encoded(codec, one), encoded(codec, mirrored(other)), MIRROR);

        double[] mean = IntStream.range(0, 10)
                .mapToDouble(i -> (one.toArray()[i] + other.toArray()[i]) / 2)
                .toArray();
        assertThat(found.toArray()).containsExactly(mean, within(1e-4));
    }

    @Test
    void ofMapsThePeakThatBothHaveWins() {
        HeatmapCodec codec =
                new HeatmapCodec(2, 9, 4, new GaussianBlob(1, Drawing.GAUSSIAN, 1, Peak.ONE), new Argmax());
        FloatBuffer output = FloatBuffer.allocate(codec.length());
        FloatBuffer ofMirror = FloatBuffer.allocate(codec.length());
        output.put(9 + 2, 0.6f).put(3 * 9 + 7, 0.9f); // point 0: seen at (2, 1), and better at (7, 3)
        ofMirror.put(36 + 9 + 6, 0.6f).put(36, 0.9f); // as point 1, whose left is right: (2, 1) again, and (8, 0)
        output.put(36 + 2 * 9, 0.5f); // point 1 at (0, 2)
        ofMirror.put(2 * 9 + 8, 0.3f); // as point 0

        Landmarks found = codec.decode(output, ofMirror, new int[] {1, 0});

        assertThat(found.toArray()).containsExactly(new double[] {2.5 / 9, 1.5 / 4, 0.5 / 9, 2.5 / 4}, within(1e-12));
    }

    private static FloatBuffer encoded(TargetCodec codec, Landmarks points) {
        FloatBuffer target = FloatBuffer.allocate(codec.length());
        codec.encode(points, target);
        return target;
    }

    /** The points as they stand in the mirrored picture. */
    private static Landmarks mirrored(Landmarks points) {
        return points.map(x -> 1 - x, y -> y).select(MIRROR);
    }

    private static Landmarks points(long seed) {
        return Landmarks.of(new Random(seed).doubles(10, 0.25, 0.75).toArray());
    }

    /** Each coordinate is a component, so that nothing is lost. */
    private static ShapeModel everyShape() {
        List<List<Double>> components = IntStream.range(0, 10)
                .mapToObj(i ->
                        IntStream.range(0, 10).mapToObj(j -> i == j ? 1.0 : 0.0).toList())
                .toList();
        List<Double> mean = DoubleStream.generate(() -> 0.4).limit(10).boxed().toList();
        List<Double> deviations =
                DoubleStream.generate(() -> 0.1).limit(10).boxed().toList();
        return new ShapeModel(mean, components, deviations, 1);
    }
}
