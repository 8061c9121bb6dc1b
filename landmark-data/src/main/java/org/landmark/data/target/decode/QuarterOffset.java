package org.landmark.data.target.decode;

import org.landmark.data.target.decode.Heatmap.Cell;

/**
 * A quarter of a cell from the middle of the highest cell towards its higher neighbour, in x and in y (A. Newell et al., ECCV 2016).
 * Where a neighbour is missing at the border, or both are equally high, there is no offset.
 */
public record QuarterOffset() implements PeakDecoder {
    private static final double OFFSET = 0.25;

    @Override
    public Peak refine(Heatmap map, Cell top) {
        int x = top.x();
        int y = top.y();
        double right = x > 0 && x < map.width() - 1 ? Math.signum(map.at(x + 1, y) - map.at(x - 1, y)) : 0;
        double down = y > 0 && y < map.height() - 1 ? Math.signum(map.at(x, y + 1) - map.at(x, y - 1)) : 0;
        return new Peak(x + OFFSET * right, y + OFFSET * down, map.at(x, y));
    }
}
