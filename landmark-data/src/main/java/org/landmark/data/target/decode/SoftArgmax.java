package org.landmark.data.target.decode;

import static java.util.Objects.requireNonNullElse;

import org.landmark.data.target.decode.Heatmap.Cell;

/**
 * The mean of all cells, weighted by the softmax of {@code beta} times their heights (D. Luvizon et al., Computers and Graphics
 * 2019). Heights are taken relative to the peak's, so that the same beta serves maps of any scale. A low beta lets the many cells
 * of the background pull the peak to the map's middle; a high one comes down to the highest cell alone.
 *
 * @param beta the inverse of the softmax's temperature; default 20
 */
public record SoftArgmax(Double beta) implements PeakDecoder {
    private static final double MAX_BETA = 1e6;

    public SoftArgmax {
        beta = requireNonNullElse(beta, 20.0);
        if (!(beta > 0 && beta <= MAX_BETA)) {
            throw new IllegalArgumentException("beta must be above 0 and at most 1000000, came " + beta);
        }
    }

    @Override
    public Peak refine(Heatmap map, Cell top) {
        double height = map.at(top);
        if (height <= 0) {
            return new Argmax().refine(map, top);
        }
        double factor = beta / height;
        WeightedMean mean = new WeightedMean();
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                mean.add(x, y, Math.exp(factor * (map.at(x, y) - height)));
            }
        }
        return mean.peak(height);
    }
}
