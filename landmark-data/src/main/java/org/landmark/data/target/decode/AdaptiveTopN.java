package org.landmark.data.target.decode;

import static java.util.Objects.requireNonNullElse;

import org.landmark.data.target.decode.Heatmap.Cell;

/**
 * The weighted mean of as many of the highest cells as the peak has. A square around the highest cell grows as long as its rim
 * holds a cell above {@code share} of the peak's height; it is cut down to what lies as far on the other side within the map, so
 * that a peak near a border, or a narrow one, is read from fewer cells and none pulls it inwards. Other peaks do not count. A
 * cell's weight is what rises above that share, so that a cell does not come in with a jump as the peak moves on.
 *
 * @param share of the peak's height, above 0 and below 1; default 0.5, about 4.4 sigma² cells of a Gaussian
 */
public record AdaptiveTopN(Double share) implements PeakDecoder {
    public AdaptiveTopN {
        share = requireNonNullElse(share, 0.5);
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must be above 0 and below 1, came " + share);
        }
    }

    @Override
    public Peak refine(Heatmap map, Cell top) {
        double height = map.at(top);
        if (height <= 0) {
            return new Argmax().refine(map, top);
        }
        double level = share * height;
        int reach = 0;
        while (rimReaches(map, top, reach + 1, level)) {
            reach++;
        }
        int reachX = Math.min(reach, Math.min(top.x(), map.width() - 1 - top.x()));
        int reachY = Math.min(reach, Math.min(top.y(), map.height() - 1 - top.y()));
        WeightedMean mean = new WeightedMean();
        for (int y = top.y() - reachY; y <= top.y() + reachY; y++) {
            for (int x = top.x() - reachX; x <= top.x() + reachX; x++) {
                mean.add(x, y, Math.max(0, map.at(x, y) - level));
            }
        }
        return mean.isKnown() ? mean.peak(height) : new Argmax().refine(map, top);
    }

    /** Whether a cell on the rim of the square, as far as that lies in the map, is above a level. */
    private static boolean rimReaches(Heatmap map, Cell top, int reach, double level) {
        int left = top.x() - reach;
        int right = top.x() + reach;
        for (int y = Math.max(0, top.y() - reach); y <= Math.min(map.height() - 1, top.y() + reach); y++) {
            boolean whole = Math.abs(y - top.y()) == reach;
            int step = whole ? 1 : 2 * reach;
            for (int x = left; x <= right; x += step) {
                if (x >= 0 && x < map.width() && map.at(x, y) > level) {
                    return true;
                }
            }
        }
        return false;
    }
}
