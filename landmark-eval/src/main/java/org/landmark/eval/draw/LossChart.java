package org.landmark.eval.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.landmark.data.draw.Canvas;
import org.landmark.eval.metric.LossText;

/**
 * The chart of a {@link LossPlot}. XChart is given heights from 0 to 1 instead of losses, and the lines and labels of the losses are
 * drawn here: its logarithmic ticks overlap each other, and its straight ones are searched for without end when labels are equal.
 */
final class LossChart {
    static final Color TRAINING = new Color(0x3B6FB6);
    static final Color VALIDATION = new Color(0xE08214);
    static final Color MEAN_SHAPE = new Color(0x6B7280);
    static final Color BEST = new Color(0x1F2328);

    private static final int WIDTH = 900;
    private static final int HEIGHT = 540;
    private static final Color GRID = new Color(0xE6E8EB);
    /** With more epochs than this, markers run into each other. */
    private static final int MOST_MARKERS = 60;

    private static final Font TICK_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final BasicStroke DASHES =
            new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);

    private final LossPlot plot;
    private final List<Double> shown;
    private final int epochs;
    private final XYChart chart;

    private LossChart(LossPlot plot) {
        this.plot = plot;
        this.epochs =
                Math.max(1, Math.max(plot.training().size(), plot.validation().size()));
        this.shown = Stream.of(
                        plot.training().stream(),
                        plot.validation().stream(),
                        plot.meanShape().stream().boxed())
                .flatMap(losses -> losses)
                .filter(Double::isFinite)
                .toList();
        this.chart = new XYChart(WIDTH, HEIGHT, Styler.ChartTheme.XChart);
    }

    static BufferedImage draw(LossPlot plot) {
        LossChart drawing = new LossChart(plot);
        drawing.style();
        if (drawing.shown.isEmpty()) {
            drawing.chart.setTitle(plot.title() + " (no finite losses)");
            return BitmapEncoder.getBufferedImage(drawing.chart);
        }
        LossAxis axis = LossAxis.around(drawing.shown);
        if (axis.logarithmic()) {
            drawing.chart.setYAxisTitle(plot.lossName() + ", logarithmic");
        }
        drawing.addSeries(axis);
        BufferedImage image = BitmapEncoder.getBufferedImage(drawing.chart);
        drawing.label(image, axis);
        return image;
    }

    private void addSeries(LossAxis axis) {
        for (double tick : axis.ticks()) {
            level(LossAxis.label(tick), axis.position(tick), GRID, new BasicStroke(1f))
                    .setShowInLegend(false);
        }
        plot.meanShape().stream()
                .filter(Double::isFinite)
                .forEach(loss -> level("mean shape " + figure(loss), axis.position(loss), MEAN_SHAPE, DASHES));
        addLosses("training", plot.training(), axis, TRAINING, SeriesMarkers.CIRCLE);
        addLosses("validation", plot.validation(), axis, VALIDATION, SeriesMarkers.DIAMOND);
        plot.bestEpoch().ifPresent(epoch -> {
            double loss = plot.judged().get(epoch - 1);
            String name = "best: epoch " + epoch + ", " + figure(loss);
            add(name, List.of((double) epoch), List.of(axis.position(loss)), BEST, new Ring())
                    .setLineStyle(new BasicStroke(0.01f));
        });
    }

    private XYSeries level(String name, double height, Color color, BasicStroke stroke) {
        XYSeries series = add(name, List.of(firstX(), lastX()), List.of(height, height), color, SeriesMarkers.NONE);
        series.setLineStyle(stroke);
        return series;
    }

    private void addLosses(String name, List<Double> losses, LossAxis axis, Color color, Marker marker) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            if (Double.isFinite(losses.get(i))) {
                x.add(i + 1.0);
                y.add(axis.position(losses.get(i)));
            }
        }
        if (!x.isEmpty()) {
            add(name, x, y, color, x.size() <= MOST_MARKERS ? marker : SeriesMarkers.NONE)
                    .setLineStyle(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
    }

    /** Writes the losses beside their lines; where those are is known once the chart is drawn. */
    private void label(BufferedImage image, LossAxis axis) {
        Graphics2D brush = Canvas.brush(image);
        brush.setFont(TICK_FONT);
        brush.setColor(MEAN_SHAPE);
        FontMetrics metrics = brush.getFontMetrics();
        double right = chart.getScreenXFromChart(firstX()) - 8;
        for (double tick : axis.ticks()) {
            String text = LossAxis.label(tick);
            double middle = chart.getScreenYFromChart(axis.position(tick));
            brush.drawString(
                    text, (float) (right - metrics.stringWidth(text)), (float) (middle + metrics.getAscent() * 0.36));
        }
        brush.dispose();
    }

    private XYSeries add(String name, List<Double> x, List<Double> y, Color color, Marker marker) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(marker);
        return series;
    }

    private double firstX() {
        return epochs == 1 ? 0 : 1 - 0.02 * (epochs - 1);
    }

    private double lastX() {
        return epochs == 1 ? 2 : epochs + 0.02 * (epochs - 1);
    }

    private void style() {
        chart.setTitle(plot.title());
        chart.setXAxisTitle("epoch");
        chart.setYAxisTitle(plot.lossName());
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(firstX()).setXAxisMax(lastX());
        // Ticks at least almost an epoch apart stand on whole epochs.
        styler.setXAxisTickMarkSpacingHint((int) Math.max(74, 0.8 * WIDTH / (lastX() - firstX())));
        styler.setXAxisDecimalPattern("0.###");
        styler.setYAxisMin(0.0).setYAxisMax(1.0);
        // Unseen labels that are never equal keep the room for those written afterwards.
        styler.setyAxisTickLabelsFormattingFunction(height -> String.format(Locale.ROOT, "%.5f", height));
        styler.setYAxisTickLabelsColor(Color.WHITE);
        styler.setPlotGridHorizontalLinesVisible(false);
        styler.setPlotContentSize(1);
        styler.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1f));
        styler.setAxisTickMarksColor(Color.WHITE).setXAxisTickLabelsColor(MEAN_SHAPE);
        styler.setAxisTickLabelsFont(TICK_FONT);
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setPlotBorderVisible(false).setPlotBackgroundColor(Color.WHITE);
        styler.setChartBackgroundColor(Color.WHITE).setChartFontColor(BEST);
        styler.setChartTitleBoxVisible(false).setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        styler.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE).setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setMarkerSize(7).setChartPadding(14);
    }

    /** A loss with four significant digits. */
    private static String figure(double loss) {
        return LossText.of(loss);
    }
}
