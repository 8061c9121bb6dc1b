package org.landmark.tuning.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.landmark.data.draw.Canvas;

/**
 * A chart of XChart's from 0 to 1 both ways, 900 x 540 pixels, beside which labels are written afterwards: XChart's own ticks are
 * searched for without end when two of them would read alike.
 */
final class PlainChart {
    static final Color POINTS = new Color(0x3B6FB6);
    static final Color LINE = new Color(0xE08214);
    static final Color GRID = new Color(0xE6E8EB);

    private static final int WIDTH = 900;
    private static final int HEIGHT = 540;
    private static final double AIR = 0.03;
    private static final int LABEL_ROOM = 120;
    private static final Color INK = new Color(0x1F2328);
    private static final Color GREY = new Color(0x6B7280);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private final XYChart chart = new XYChart(WIDTH, HEIGHT, Styler.ChartTheme.XChart);
    private int series;

    PlainChart(String title, String across, String up) {
        chart.setTitle(title);
        chart.setXAxisTitle(across);
        chart.setYAxisTitle(up);
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(-AIR).setXAxisMax(1 + AIR).setYAxisMin(-AIR).setYAxisMax(1 + AIR);
        // Unseen labels that are never equal keep the room for those written afterwards.
        styler.setxAxisTickLabelsFormattingFunction(PlainChart::unseen);
        styler.setyAxisTickLabelsFormattingFunction(PlainChart::unseen);
        styler.setXAxisTickLabelsColor(Color.WHITE).setYAxisTickLabelsColor(Color.WHITE);
        styler.setXAxisTickMarkSpacingHint(LABEL_ROOM);
        styler.setAxisTickMarksColor(Color.WHITE).setAxisTickLabelsFont(FONT);
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setPlotContentSize(1);
        styler.setPlotGridLinesVisible(false);
        styler.setPlotBorderVisible(false).setPlotBackgroundColor(Color.WHITE);
        styler.setChartBackgroundColor(Color.WHITE).setChartFontColor(INK);
        styler.setChartTitleBoxVisible(false).setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        styler.setLegendVisible(false).setMarkerSize(8).setChartPadding(14);
    }

    private static String unseen(double place) {
        return String.format(Locale.ROOT, "%.6f", place);
    }

    void line(List<Double> x, List<Double> y, Color color, float width) {
        add(x, y, color, SeriesMarkers.NONE)
                .setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    void points(List<Double> x, List<Double> y, Color color) {
        add(x, y, color, SeriesMarkers.CIRCLE).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    }

    private XYSeries add(List<Double> x, List<Double> y, Color color, Marker marker) {
        XYSeries added = chart.addSeries("series " + series++, x, y);
        added.setMarker(marker);
        added.setMarkerColor(color);
        added.setLineColor(color);
        return added;
    }

    /** Lines across the chart at the ticks of its height, or up it at those of its width. */
    void grid(List<Axis.Tick> ticks, boolean across) {
        List<Double> whole = List.of(-AIR, 1 + AIR);
        ticks.forEach(tick -> {
            List<Double> same = List.of(tick.place(), tick.place());
            line(across ? whole : same, across ? same : whole, GRID, 1);
        });
    }

    /** The chart: a new RGB image. */
    BufferedImage image(Labels labels) {
        BufferedImage image = BitmapEncoder.getBufferedImage(chart);
        Graphics2D brush = Canvas.brush(image);
        brush.setFont(FONT);
        labels.write(new Pen(brush));
        brush.dispose();
        return image;
    }

    /** Writes beside a drawn chart. */
    @FunctionalInterface
    interface Labels {
        void write(Pen pen);
    }

    /** Writes at places of the chart. */
    final class Pen {
        private final Graphics2D brush;
        private final FontMetrics metrics;

        private Pen(Graphics2D brush) {
            this.brush = brush;
            this.metrics = brush.getFontMetrics();
        }

        /** Beside the left side. */
        void left(List<Axis.Tick> ticks) {
            ticks.forEach(tick -> text(
                    tick.label(),
                    chart.getScreenXFromChart(-AIR) - 8 - metrics.stringWidth(tick.label()),
                    chart.getScreenYFromChart(tick.place()),
                    GREY));
        }

        /** Below the lower side, without those that would run into the one before. */
        void below(List<Axis.Tick> ticks) {
            double free = 0;
            for (Axis.Tick tick : ticks) {
                double width = metrics.stringWidth(tick.label());
                double left = Math.min(chart.getScreenXFromChart(tick.place()) - width / 2, WIDTH - width - 2);
                if (left >= free) {
                    text(tick.label(), left, chart.getScreenYFromChart(-AIR) + metrics.getHeight(), GREY);
                    free = left + width + 8;
                }
            }
        }

        /** Beside a line up the chart, on a ground of its own. */
        void along(double place, List<Axis.Tick> ticks) {
            for (Axis.Tick tick : ticks) {
                double width = metrics.stringWidth(tick.label());
                double x = Math.min(chart.getScreenXFromChart(place) + 5, WIDTH - width - 4);
                double y = chart.getScreenYFromChart(tick.place());
                brush.setColor(new Color(255, 255, 255, 200));
                brush.fillRect((int) x - 2, (int) y - metrics.getHeight() / 2, (int) width + 4, metrics.getHeight());
                text(tick.label(), x, y, INK);
            }
        }

        private void text(String text, double x, double middle, Color color) {
            brush.setColor(color);
            brush.drawString(text, (float) x, (float) (middle + metrics.getAscent() * 0.36));
        }
    }
}
