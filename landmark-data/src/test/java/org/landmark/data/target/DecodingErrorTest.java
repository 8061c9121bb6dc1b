package org.landmark.data.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.Landmarks;
import org.landmark.data.target.GaussianBlob.Drawing;
import org.landmark.data.target.decode.AdaptiveTopN;
import org.landmark.data.target.decode.Argmax;
import org.landmark.data.target.decode.Dark;
import org.landmark.data.target.decode.PeakDecoder;
import org.landmark.data.target.decode.QuarterOffset;
import org.landmark.data.target.decode.SoftArgmax;
import org.landmark.data.target.decode.TopN;

/** How far from a random point a decoder finds it in the map that was drawn of it; prints what it measures. */
class DecodingErrorTest {
    /** Half a cell and rounding. */
    private static final double HALF = 0.5 + 1e-5;

    /** A quarter of a cell and rounding. */
    private static final double QUARTER = 0.25 + 1e-5;

    private static final Bounds ON_CELLS = new Bounds(0.40, 0.5 + 1e-3, 0.43);

    /**
     * Upper bounds in cells.
     *
     * @param mean of points at least 3 sigma from the border
     * @param axis largest error in x or in y of those
     * @param meanOfAll of points anywhere in the map
     */
    record Bounds(double mean, double axis, double meanOfAll) {}

    /** What one decoder does to points. */
    private static final class Errors {
        private int count;
        private double sum;
        private double largest;
        private double axis;

        void add(double x, double y) {
            count++;
            sum += Math.hypot(x, y);
            largest = Math.max(largest, Math.hypot(x, y));
            axis = Math.max(axis, Math.max(Math.abs(x), Math.abs(y)));
        }

        double mean() {
            return sum / count;
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                // around the exact position: what a decoder can do
                Arguments.of(Drawing.GAUSSIAN, 64, 1.5, new Argmax(), new Bounds(0.40, HALF, 0.40)),
                Arguments.of(Drawing.GAUSSIAN, 64, 1.5, new QuarterOffset(), new Bounds(0.20, QUARTER, 0.21)),
                Arguments.of(Drawing.GAUSSIAN, 64, 1.5, new TopN(null), new Bounds(0.05, 0.11, 0.13)),
                Arguments.of(Drawing.GAUSSIAN, 64, 1.5, new AdaptiveTopN(null), new Bounds(0.05, 0.06, 0.06)),
                Arguments.of(Drawing.GAUSSIAN, 64, 1.5, new SoftArgmax(null), new Bounds(0.15, 0.16, 0.16)),
                Arguments.of(Drawing.GAUSSIAN, 64, 1.5, new Dark(null), new Bounds(1e-4, 1e-3, 1e-4)),
                Arguments.of(Drawing.GAUSSIAN, 64, 1.5, new Dark(1.5), new Bounds(1e-3, 1e-2, 0.10)),
                Arguments.of(Drawing.GAUSSIAN, 224, 5.0, new Argmax(), new Bounds(0.40, HALF, 0.40)),
                Arguments.of(Drawing.GAUSSIAN, 224, 5.0, new QuarterOffset(), new Bounds(0.20, QUARTER, 0.21)),
                Arguments.of(Drawing.GAUSSIAN, 224, 5.0, new TopN(null), new Bounds(0.10, 0.23, 0.15)),
                Arguments.of(Drawing.GAUSSIAN, 224, 5.0, new AdaptiveTopN(null), new Bounds(0.01, 0.02, 0.04)),
                Arguments.of(Drawing.GAUSSIAN, 224, 5.0, new SoftArgmax(null), new Bounds(0.002, 0.005, 0.04)),
                Arguments.of(Drawing.GAUSSIAN, 224, 5.0, new Dark(null), new Bounds(1e-4, 1e-3, 1e-4)),
                Arguments.of(Drawing.GAUSSIAN, 224, 5.0, new Dark(5.0), new Bounds(1e-3, 1e-2, 0.30)),
                // on the nearest cell: no decoder finds more than that cell
                Arguments.of(Drawing.KERNEL, 64, 1.5, new Argmax(), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 64, 1.5, new QuarterOffset(), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 64, 1.5, new TopN(null), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 64, 1.5, new AdaptiveTopN(null), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 64, 1.5, new SoftArgmax(null), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 64, 1.5, new Dark(null), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 224, 5.0, new Argmax(), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 224, 5.0, new QuarterOffset(), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 224, 5.0, new TopN(null), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 224, 5.0, new AdaptiveTopN(null), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 224, 5.0, new SoftArgmax(null), ON_CELLS),
                Arguments.of(Drawing.KERNEL, 224, 5.0, new Dark(null), ON_CELLS));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWithinItsBounds(Drawing drawing, int size, double sigma, PeakDecoder decoder, Bounds bounds) {
        GaussianBlob blob = new GaussianBlob(sigma, drawing, 15, GaussianBlob.Peak.ONE);
        HeatmapCodec codec = new HeatmapCodec(1, size, size, blob, decoder);
        FloatBuffer map = FloatBuffer.allocate(codec.length());
        Random random = new Random(1);
        Errors inside = new Errors();
        Errors all = new Errors();
        for (int i = 0; i < (size == 64 ? 4000 : 400); i++) {
            Landmarks truth = Landmarks.of(random.nextDouble(), random.nextDouble());
            codec.encode(truth, map);
            Landmarks found = codec.decode(map);
            double x = (found.x(0) - truth.x(0)) * size;
            double y = (found.y(0) - truth.y(0)) * size;
            all.add(x, y);
            if (far(truth.x(0) * size, size, 3 * sigma) && far(truth.y(0) * size, size, 3 * sigma)) {
                inside.add(x, y);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "cells off: %-8s %3d sigma %.1f %-26s inside mean %.5f max %.5f axis %.5f, all mean %.5f max %.5f%n",
                drawing,
                size,
                sigma,
                decoder,
                inside.mean(),
                inside.largest,
                inside.axis,
                all.mean(),
                all.largest);
        assertThat(inside.mean()).isLessThan(bounds.mean());
        assertThat(inside.axis).isLessThan(bounds.axis());
        assertThat(all.mean()).isLessThan(bounds.meanOfAll());
    }

    private static boolean far(double position, int size, double distance) {
        return position > distance && position < size - distance;
    }
}
