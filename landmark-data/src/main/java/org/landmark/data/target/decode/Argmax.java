package org.landmark.data.target.decode;

import org.landmark.data.target.decode.Heatmap.Cell;

/** The middle of the highest cell: up to half a cell off in x and in y. */
public record Argmax() implements PeakDecoder {
    @Override
    public Peak refine(Heatmap map, Cell top) {
        return new Peak(top.x(), top.y(), map.at(top));
    }
}
