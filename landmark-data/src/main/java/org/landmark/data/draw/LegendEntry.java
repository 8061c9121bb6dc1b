package org.landmark.data.draw;

/** What a legend can explain. */
public sealed interface LegendEntry permits Mark, Outline, HeatRamp, WeightRamp {
    /** The words beside it. */
    String label();

    /** How wide the sample is, in units of the painter. */
    double sampleUnits();

    /** Paints the sample with its left end at x and its middle at y. */
    void paintSample(MarkPainter painter, double x, double y);
}
