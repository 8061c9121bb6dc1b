package org.landmark.data.target.decode;

import static java.util.Objects.requireNonNullElse;

import org.landmark.data.target.decode.Heatmap.Cell;

/**
 * The mean of the n highest cells, weighted by their values. Good where n fits the peak: near a border the cells on one side are
 * missing and the mean moves inwards. Cells below 0 have no weight; of equally high cells the first ones count.
 *
 * @param n how many cells; default 25
 */
public record TopN(Integer n) implements PeakDecoder {
    private static final int MAX_N = 10_000;

    public TopN {
        n = requireNonNullElse(n, 25);
        if (n < 1 || n > MAX_N) {
            throw new IllegalArgumentException("n must be between 1 and " + MAX_N + ", came " + n);
        }
    }

    @Override
    public Peak refine(Heatmap map, Cell top) {
        HighestCells cells = new HighestCells(Math.min(n, map.area()));
        for (int i = 0; i < map.area(); i++) {
            cells.offer(i, map.at(i));
        }
        WeightedMean mean = new WeightedMean();
        for (int i = 0; i < cells.count(); i++) {
            int index = cells.index(i);
            mean.add(index % map.width(), index / map.width(), Math.max(0, cells.value(i)));
        }
        return mean.isKnown() ? mean.peak(map.at(top)) : new Argmax().refine(map, top);
    }
}
