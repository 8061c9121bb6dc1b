package org.landmark.data.target;

import java.nio.FloatBuffer;
import java.util.List;
import org.landmark.data.Landmarks;

/** The scores of a face's shape along a model's components, {@code [n]}; what the components don't hold is lost. */
public final class ShapeCodec implements TargetCodec {
    private final double[] mean;
    private final double[][] components;
    private final double[] units;

    /**
     * Scores of a model.
     *
     * @param standardised whether a score is counted in its standard deviations, or in ratios of the crop
     */
    public ShapeCodec(ShapeModel model, boolean standardised) {
        mean = numbers(model.mean());
        components = model.components().stream().map(ShapeCodec::numbers).toArray(double[][]::new);
        units = model.deviations().stream()
                .mapToDouble(deviation -> standardised ? deviation : 1)
                .toArray();
    }

    @Override
    public long[] shape() {
        return new long[] {length()};
    }

    @Override
    public int length() {
        return components.length;
    }

    @Override
    public void encode(Landmarks ratios, FloatBuffer target) {
        if (2 * ratios.count() != mean.length) {
            throw new IllegalArgumentException("expected " + mean.length / 2 + " points, came " + ratios.count());
        }
        for (int i = 0; i < components.length; i++) {
            double[] component = components[i];
            double score = 0;
            for (int point = 0; point < ratios.count(); point++) {
                score += component[2 * point] * (ratios.x(point) - mean[2 * point]);
                score += component[2 * point + 1] * (ratios.y(point) - mean[2 * point + 1]);
            }
            target.put(i, (float) (score / units[i]));
        }
    }

    @Override
    public Landmarks decode(FloatBuffer output) {
        double[] xy = mean.clone();
        for (int i = 0; i < components.length; i++) {
            double score = output.get(i) * units[i];
            for (int j = 0; j < xy.length; j++) {
                xy[j] += score * components[i][j];
            }
        }
        return Landmarks.of(xy);
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
