package org.landmark.eval.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The chart of a {@link CedPlot}. */
final class CedChart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 540;
    private static final double AIR = 1e-3;
    private static final double TOP = 103;
    private static final Color INK = new Color(0x1F2328);
    private static final Color GREY = new Color(0x6B7280);
    private static final Color GRID = new Color(0xE6E8EB);
    private static final Color THRESHOLD = new Color(0xB4BAC2);
    /** Told apart by most who see no red or green, too. */
    private static final List<Color> COLORS = List.of(
            new Color(0x3B6FB6), new Color(0xE08214), new Color(0x2E9E77), new Color(0x9B4DAE), new Color(0xC23B52));

    private static final BasicStroke SOLID = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHES =
            new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);
    private static final BasicStroke DOTS =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 4}, 0);

    private final CedPlot plot;
    private final double end;
    private final XYChart chart = new XYChart(WIDTH, HEIGHT, Styler.ChartTheme.XChart);

    private CedChart(CedPlot plot) {
        this.plot = plot;
        this.end = plot.end();
    }

    static BufferedImage draw(CedPlot plot) {
        CedChart drawing = new CedChart(plot);
        drawing.style();
        for (double threshold : plot.thresholds()) {
            double at = threshold * plot.scale();
            drawing.add("at " + at, List.of(at, at), List.of(0.0, 100.0), THRESHOLD, DOTS)
                    .setShowInLegend(false);
        }
        int colored = 0;
        for (CedPlot.Curve curve : plot.curves()) {
            Color color = curve.baseline() ? GREY : COLORS.get(colored++ % COLORS.size());
            drawing.add(curve, color);
        }
        return BitmapEncoder.getBufferedImage(drawing.chart);
    }

    /** A staircase: it rises at each face's error. */
    private void add(CedPlot.Curve curve, Color color) {
        List<Double> x = new ArrayList<>(List.of(0.0));
        List<Double> y = new ArrayList<>(List.of(0.0));
        double[] errors = curve.errors().sorted();
        for (int i = 0; i < errors.length && errors[i] * plot.scale() <= end; i++) {
            x.add(errors[i] * plot.scale());
            y.add(100.0 * i / errors.length);
            x.add(errors[i] * plot.scale());
            y.add(100.0 * (i + 1) / errors.length);
        }
        x.add(end);
        y.add(100 * curve.errors().share(end / plot.scale()));
        String mean = String.format(
                Locale.ROOT,
                plot.percent() ? ", mean %.2f %%" : ", mean %.1f px",
                plot.scale() * curve.errors().mean());
        add(curve.name() + mean, x, y, color, curve.baseline() ? DASHES : SOLID);
    }

    private XYSeries add(String name, List<Double> x, List<Double> y, Color color, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(stroke);
        return series;
    }

    private void style() {
        chart.setTitle(plot.title());
        chart.setXAxisTitle(plot.errorName()
                + (plot.percent() ? ", %" : ", pixels of the photo")
                + (plot.thresholds().isEmpty() ? "" : " (dotted: thresholds of failure)"));
        chart.setYAxisTitle("faces with no larger error, %");
        XYStyler styler = chart.getStyler();
        // XChart leaves out a tick that stands on an axis's very end.
        styler.setXAxisMin(-AIR * end).setXAxisMax(end * (1 + AIR));
        styler.setYAxisMin(-AIR * 100).setYAxisMax(TOP);
        styler.setXAxisDecimalPattern("0.###").setYAxisDecimalPattern("0");
        styler.setXAxisTickMarkSpacingHint(80);
        styler.setPlotContentSize(1);
        styler.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1f));
        styler.setAxisTickMarksColor(Color.WHITE);
        styler.setXAxisTickLabelsColor(GREY).setYAxisTickLabelsColor(GREY);
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setPlotBorderVisible(false).setPlotBackgroundColor(Color.WHITE);
        styler.setChartBackgroundColor(Color.WHITE).setChartFontColor(INK);
        styler.setChartTitleBoxVisible(false).setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        styler.setLegendPosition(LegendPosition.InsideSE).setLegendBorderColor(GRID);
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setChartPadding(14);
    }
}
