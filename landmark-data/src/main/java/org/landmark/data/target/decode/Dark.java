package org.landmark.data.target.decode;

import static java.util.Objects.requireNonNullElse;

import org.landmark.data.target.decode.Heatmap.Cell;

/**
 * Distribution-aware decoding (F. Zhang et al., "Distribution-Aware Coordinate Representation for Human Pose Estimation", CVPR
 * 2020): the logarithm of a Gaussian is a paraboloid, whose top is one Newton step from any cell, -H⁻¹g with gradient and Hessian
 * from differences of neighbouring cells. At the border the step is taken from the cell beside, so that all neighbours are there.
 * A map whose logarithm does not curve down there, or whose step ends more than a cell from the highest one, gives the highest cell.
 *
 * @param blur sigma in cells of a Gaussian that smooths the map first, as the paper does against the several peaks of real
 *     outputs (with the sigma of the target); default 0, none
 */
public record Dark(Double blur) implements PeakDecoder {
    private static final double MAX_BLUR = 100;

    /** Where the logarithm is cut off, in shares of the peak's height; the paper's code has 1e-10 for peaks of 1. */
    private static final double FLOOR = 1e-10;

    public Dark {
        blur = requireNonNullElse(blur, 0.0);
        if (!(blur >= 0 && blur <= MAX_BLUR)) {
            throw new IllegalArgumentException("blur must be between 0 and 100, came " + blur);
        }
    }

    @Override
    public Peak decode(Heatmap map) {
        if (blur == 0) {
            return PeakDecoder.super.decode(map);
        }
        Peak found = PeakDecoder.super.decode(SmoothedMap.of(map, blur));
        return new Peak(found.x(), found.y(), new Argmax().decode(map).height());
    }

    @Override
    public Peak refine(Heatmap map, Cell top) {
        double height = map.at(top);
        Peak unrefined = new Argmax().refine(map, top);
        if (height <= 0 || map.width() < 3 || map.height() < 3) {
            return unrefined;
        }
        int x = Math.max(1, Math.min(map.width() - 2, top.x()));
        int y = Math.max(1, Math.min(map.height() - 2, top.y()));
        double[][] log = logarithms(map, x, y, height);
        double gradientX = (log[1][2] - log[1][0]) / 2;
        double gradientY = (log[2][1] - log[0][1]) / 2;
        double curveX = log[1][2] - 2 * log[1][1] + log[1][0];
        double curveY = log[2][1] - 2 * log[1][1] + log[0][1];
        double twist = (log[2][2] - log[2][0] - log[0][2] + log[0][0]) / 4;
        double determinant = curveX * curveY - twist * twist;
        if (!(curveX < 0 && determinant > 0)) {
            return unrefined;
        }
        double foundX = x - (curveY * gradientX - twist * gradientY) / determinant;
        double foundY = y - (curveX * gradientY - twist * gradientX) / determinant;
        boolean near = Math.abs(foundX - top.x()) <= 1 && Math.abs(foundY - top.y()) <= 1;
        return near ? new Peak(foundX, foundY, height) : unrefined;
    }

    /** The logarithms of a cell and its eight neighbours, by row and column, in shares of the peak's height. */
    private static double[][] logarithms(Heatmap map, int x, int y, double height) {
        double[][] log = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                log[row][column] = Math.log(Math.max(map.at(x + column - 1, y + row - 1) / height, FLOOR));
            }
        }
        return log;
    }
}
