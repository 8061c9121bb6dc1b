package org.landmark.data.target.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeakDecoderTest {
    private static final Offset<Double> ROUNDING = within(1e-6);

    static List<PeakDecoder> decoders() {
        return List.of(
                new Argmax(),
                new QuarterOffset(),
                new TopN(null),
                new TopN(3),
                new AdaptiveTopN(null),
                new SoftArgmax(null),
                new SoftArgmax(1e6),
                new Dark(null),
                new Dark(1.0));
    }

    @Provide
    static Arbitrary<float[]> values() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.floats().between(-1, 1)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.of(0f, -0f, 1f, 1e-38f, Float.MIN_VALUE, -1f)),
                        net.jqwik.api.Tuple.of(
                                1,
                                Arbitraries.of(
                                        Float.NaN,
                                        Float.POSITIVE_INFINITY,
                                        Float.NEGATIVE_INFINITY,
                                        Float.MAX_VALUE,
                                        -Float.MAX_VALUE)))
                .array(float[].class)
                .ofSize(49);
    }

    @Property
    void whateverStandsInAMapThePeakLiesInOrNextToIt(
            @ForAll("values") float[] values,
            @ForAll @IntRange(min = 1, max = 7) int width,
            @ForAll @IntRange(min = 1, max = 7) int height) {
        for (PeakDecoder decoder : decoders()) {
            Peak peak = decoder.decode(new Heatmap(FloatBuffer.wrap(values), width, height));
            assertThat(peak.x()).as("%s", decoder).isBetween(-1.0, (double) width);
            assertThat(peak.y()).as("%s", decoder).isBetween(-1.0, (double) height);
            assertThat(peak.height()).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void aMapWithoutAPeakGivesItsMiddle(PeakDecoder decoder) {
        for (float level : new float[] {0, 0.5f, -2, Float.NaN}) {
            float[] values = new float[20];
            Arrays.fill(values, level);
            Peak peak = decoder.decode(new Heatmap(FloatBuffer.wrap(values), 5, 4));
            if (!(decoder instanceof Dark dark && dark.blur() > 0 && level != 0)) { // blurred, its border is lower
                assertThat(peak).isEqualTo(new Peak(2, 1.5, Float.isNaN(level) ? 0 : level));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void aMapBelowZeroGivesItsHighestCell(PeakDecoder decoder) {
        float[] values = new float[20];
        Arrays.fill(values, -1);
        values[7] = -0.5f;
        Peak peak = decoder.decode(new Heatmap(FloatBuffer.wrap(values), 5, 4));
        assertThat(peak.height()).isEqualTo(-0.5);
        if (!(decoder instanceof Dark dark && dark.blur() > 0) && !(decoder instanceof QuarterOffset)) {
            assertThat(peak).isEqualTo(new Peak(2, 1, -0.5));
        }
    }

    @Test
    void aQuarterGoesToTheHigherNeighbourOfEachAxis() {
        Heatmap map = map(5, "0 0 0 0 0", "0 1 3 0 0", "0 2 9 3 0", "0 0 4 0 0", "0 0 0 0 0");
        assertThat(new QuarterOffset().decode(map)).isEqualTo(new Peak(2.25, 2.25, 9));
        assertThat(new QuarterOffset().decode(map(3, "9 1 0", "0 0 0", "0 0 0")))
                .isEqualTo(new Peak(0, 0, 9));
        assertThat(new QuarterOffset().decode(map(3, "0 3 0", "3 9 3", "0 2 0")))
                .isEqualTo(new Peak(1, 0.75, 9));
    }

    @Test
    void theTopNAreWeightedByTheirHeights() {
        Heatmap map = map(4, "0 0 0 0", "0 4 2 0", "0 2 0 0", "0 0 0 1");
        assertThat(new TopN(1).decode(map)).isEqualTo(new Peak(1, 1, 4));
        assertThat(new TopN(3).decode(map)).isEqualTo(new Peak(1.25, 1.25, 4));
        assertThat(new TopN(4).decode(map).x()).isCloseTo((4 + 4 + 2 + 3) / 9.0, ROUNDING);
        assertThat(new TopN(25).decode(map)).isEqualTo(new TopN(4).decode(map));
    }

    @Property
    void theHighestCellsAreThoseOfASort(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        Random random = new Random(seed);
        HighestCells cells = new HighestCells(size);
        double[] values = new double[60];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(20);
            cells.offer(i, (float) values[i]);
        }
        double[] order = new double[60]; // by value, and of equal ones the first
        Arrays.setAll(order, i -> values[i] * 100 - i);
        int[] kept = new int[cells.count()];
        Arrays.setAll(kept, cells::index);
        double[] found = Arrays.stream(kept).mapToDouble(i -> order[i]).sorted().toArray();
        Arrays.sort(order);
        assertThat(found).isEqualTo(Arrays.copyOfRange(order, 60 - size, 60));
    }

    @Test
    void theAdaptiveMeanLeavesOutOtherPeaksAndTheMissingSideOfABorder() {
        Heatmap two = map(
                9,
                "0 0 0 0 0 0 0 0 0",
                "0 6 8 4 0 0 0 0 0",
                "0 7 9 5 0 0 0 9 0",
                "0 6 8 4 0 0 0 8 0",
                "0 0 0 0 0 0 0 0 0");
        Peak peak = new AdaptiveTopN(null).decode(two);
        double weight = 9 + 8 + 8 + 6 + 6 + 7 + 5 - 7 * 4.5;
        assertThat(peak.x()).isCloseTo(2 + (-1.5 - 1.5 - 2.5 + 0.5) / weight, ROUNDING);
        assertThat(peak.y()).isCloseTo(2, ROUNDING);
        Heatmap border = map(4, "5 3 0 0", "9 8 1 0", "7 6 0 0", "0 0 0 0");
        assertThat(new AdaptiveTopN(null).decode(border).x())
                .as("nothing left of it")
                .isZero();
        assertThat(new AdaptiveTopN(null).decode(border).y()).isCloseTo(1 + (2.5 - 0.5) / (0.5 + 4.5 + 2.5), ROUNDING);
        assertThat(new TopN(null).decode(border).x()).as("plain top n").isGreaterThan(0.4);
    }

    @Test
    void theSoftArgmaxIsAMeanThatBetaNarrows() {
        Heatmap map = map(3, "0 0 0", "0 2 1", "0 0 0");
        double one = Math.exp(-10);
        double weights = 1 + one + 7 * Math.exp(-20);
        assertThat(new SoftArgmax(20.0).decode(map).x()).isCloseTo(1 + (one - Math.exp(-20)) / weights, within(1e-12));
        assertThat(new SoftArgmax(1e6).decode(map)).isEqualTo(new Peak(1, 1, 2));
        assertThat(new SoftArgmax(20.0)
                        .decode(map(3, "0 0 0", "0 200 100", "0 0 0"))
                        .x())
                .as("whatever the scale")
                .isCloseTo(new SoftArgmax(20.0).decode(map).x(), within(1e-12));
    }

    @Test
    void darkFindsTheTopOfALeaningGaussian() {
        float[] values = new float[49];
        for (int i = 0; i < 49; i++) {
            double x = i % 7 - 3.3;
            double y = i / 7 - 2.8;
            values[i] = (float) (0.7 * Math.exp(-(x * x + 0.8 * x * y + 0.6 * y * y) / 3));
        }
        Peak peak = new Dark(null).decode(new Heatmap(FloatBuffer.wrap(values), 7, 7));
        assertThat(peak.x()).isCloseTo(3.3, within(1e-5));
        assertThat(peak.y()).isCloseTo(2.8, within(1e-5));
        assertThat(peak.height()).isEqualTo(values[3 * 7 + 3]);
    }

    @Test
    void darksBlurMakesOnePeakOfTwo() {
        float[] values = new float[15 * 15];
        values[7 * 15 + 6] = 0.9f;
        values[7 * 15 + 8] = 1;
        Heatmap map = new Heatmap(FloatBuffer.wrap(values), 15, 15);
        assertThat(new Dark(null).decode(map).x()).isEqualTo(8);
        Peak blurred = new Dark(2.0).decode(map);
        assertThat(blurred.x()).isBetween(7.0, 7.2);
        assertThat(blurred.height()).as("of the map itself").isEqualTo(1);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TopN(0)).withMessageContaining("n must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdaptiveTopN(1.0))
                .withMessageContaining("share");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoftArgmax(Double.NaN))
                .withMessageContaining("beta");
        assertThatIllegalArgumentException().isThrownBy(() -> new Dark(-1.0)).withMessageContaining("blur");
        assertThatIllegalArgumentException().isThrownBy(() -> new Heatmap(FloatBuffer.allocate(5), 2, 3));
    }

    private static Heatmap map(int width, String... rows) {
        FloatBuffer cells = FloatBuffer.allocate(width * rows.length);
        for (String row : rows) {
            for (String cell : row.split(" ")) {
                cells.put(Float.parseFloat(cell));
            }
        }
        cells.flip();
        return new Heatmap(cells, width, rows.length);
    }
}
