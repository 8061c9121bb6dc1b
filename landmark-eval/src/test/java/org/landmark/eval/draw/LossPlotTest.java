package org.landmark.eval.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LossPlotTest {
    private static final double NAN = Double.NaN;

    @Test
    void showsBothSeriesAndTheBestEpoch() {
        BufferedImage image =
                plot(List.of(0.9, 0.5, 0.4), List.of(0.8, 0.55, 0.6)).image();

        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(540);
        assertThat(count(image, LossChart.TRAINING)).isGreaterThan(300);
        assertThat(count(image, LossChart.VALIDATION)).isGreaterThan(300);
        assertThat(count(image, LossChart.BEST)).isGreaterThan(20);
    }

    @Test
    void drawsTheMeanShapeOnlyWhereThereIsOne() {
        LossPlot without = plot(List.of(0.9, 0.5, 0.4), List.of(0.8, 0.55, 0.6));

        int dashes = count(without.withMeanShape(0.7).image(), LossChart.MEAN_SHAPE);

        assertThat(dashes).isGreaterThan(count(without.image(), LossChart.MEAN_SHAPE) + 200);
        assertThat(count(without.withMeanShape(NAN).image(), LossChart.MEAN_SHAPE))
                .isEqualTo(count(without.image(), LossChart.MEAN_SHAPE));
    }

    @Test
    void drawsASingleEpoch() {
        for (LossPlot plot : List.of(
                plot(List.of(0.01), List.of(0.012)),
                plot(List.of(0.01), List.of(0.01)),
                plot(List.of(0.0), List.of(0.0)),
                plot(List.of(0.01), List.of(0.012)).withMeanShape(5))) {
            assertThat(count(plot.image(), LossChart.VALIDATION)).isGreaterThan(20);
        }
    }

    @Test
    void leavesOutWhatIsNotFinite() {
        List<Double> training = Arrays.asList(NAN, 0.5, Double.POSITIVE_INFINITY, 0.3);
        LossPlot plot = plot(training, Arrays.asList(0.6, NAN, 0.35, Double.NEGATIVE_INFINITY));

        assertThat(count(plot.image(), LossChart.TRAINING)).isGreaterThan(100);
        assertThat(plot.bestEpoch()).hasValue(3);
        assertThat(plot(training, List.of(NAN)).bestEpoch()).hasValue(4);
    }

    @Test
    void drawsNothingButItsFrameWithoutLosses() {
        LossPlot plot = plot(List.of(NAN), List.of());

        assertThat(plot.bestEpoch()).isEmpty();
        assertThat(count(plot.image(), LossChart.TRAINING)).isZero();
    }

    @Test
    void drawsAThousandEpochs() {
        List<Double> falling =
                IntStream.range(0, 1000).mapToObj(i -> 3 * Math.exp(-i / 120.0)).toList();
        List<Double> flat = IntStream.range(0, 1000).mapToObj(i -> 0.5).toList();

        BufferedImage image = plot(falling, flat).image();

        assertThat(count(image, LossChart.TRAINING)).isGreaterThan(300);
        assertThat(count(image, LossChart.VALIDATION)).isGreaterThan(300);
    }

    @Test
    void choosesALogarithmicAxisForAWideRangeOfPositiveLosses() {
        assertThat(LossAxis.around(List.of(0.1, 0.5)).logarithmic()).isTrue();
        assertThat(LossAxis.around(List.of(0.1, 0.39)).logarithmic()).isFalse();
        assertThat(LossAxis.around(List.of(0.0, 0.5)).logarithmic()).isFalse();
    }

    @Test
    void placesLossesBetweenTheEndsWithRoundTicks() {
        LossAxis axis = LossAxis.around(List.of(0.0013, 0.06));

        assertThat(axis.ticks().stream().map(LossAxis::label))
                .containsExactly("0.002", "0.005", "0.01", "0.02", "0.05");
        assertThat(axis.position(0.0013)).isBetween(0.0, 0.1);
        assertThat(axis.position(0.06)).isBetween(0.9, 1.0);
        assertThat(LossAxis.around(List.of(0.3, 0.8)).ticks().stream().map(LossAxis::label))
                .containsExactly("0", "0.2", "0.4", "0.6", "0.8");
        assertThat(LossAxis.around(List.of(1e-9, 1e9)).ticks()).hasSizeBetween(4, 11);
    }

    private static LossPlot plot(List<Double> training, List<Double> validation) {
        return LossPlot.of("Plot", "MSE (ratios)", training, validation);
    }

    private static int count(BufferedImage image, Color color) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return (int) Arrays.stream(rgb).filter(pixel -> pixel == color.getRGB()).count();
    }
}
