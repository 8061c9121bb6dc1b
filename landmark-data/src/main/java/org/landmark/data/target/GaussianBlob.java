package org.landmark.data.target;

import java.nio.FloatBuffer;
import java.util.Locale;

/**
 * How a landmark is drawn into a heatmap.
 *
 * @param sigma of the Gaussian, in cells
 * @param drawing where it stands and how far it reaches
 * @param window width in cells of a {@link Drawing#KERNEL}, odd; of no meaning to the other
 * @param peak how high it is
 */
public record GaussianBlob(double sigma, Drawing drawing, int window, Peak peak) {
    /** How far a Gaussian is drawn, in sigmas: it ends at 0.0003 of its height. */
    private static final double REACH = 4;

    /** Two ways to draw the same thing. */
    public enum Drawing {
        /** The Gaussian around the exact position, evaluated in the middle of every cell. */
        GAUSSIAN,
        /** What a point on the nearest cell becomes under convolution with a Gaussian window; nothing for one outside the map. */
        KERNEL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Two heights of the same shape. */
    public enum Peak {
        /** 1 in the middle of the Gaussian. */
        ONE,
        /** What is drawn sums to 1 where all of it is in the map. */
        DENSITY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public GaussianBlob {
        if (!(sigma > 0) || window < 1 || window % 2 == 0) {
            throw new IllegalArgumentException(
                    "sigma must be positive and window odd, came " + sigma + " and " + window);
        }
    }

    /** How many cells it may touch in a row. */
    int width() {
        return (int) (2 * reach()) + 1;
    }

    /**
     * Draws into an empty map what of the blob lies in it.
     *
     * @param x in cells
     * @param y in cells
     * @param maps holds the map
     * @param start index of the map's first cell
     * @param columns the map's width
     * @param rows the map's height
     * @param across room for {@link #width} numbers
     */
    void draw(double x, double y, FloatBuffer maps, int start, int columns, int rows, double[] across) {
        double middleX = middle(x);
        double middleY = middle(y);
        if (drawing == Drawing.KERNEL && !(inside(middleX, columns) && inside(middleY, rows))) {
            return;
        }
        int left = Math.max(0, first(middleX));
        int right = Math.min(columns - 1, last(middleX));
        int top = Math.max(0, first(middleY));
        int bottom = Math.min(rows - 1, last(middleY));
        if (left > right || top > bottom) {
            return;
        }
        double height = peak == Peak.ONE ? 1 : 1 / (sum(middleX) * sum(middleY));
        for (int column = left; column <= right; column++) {
            across[column - left] = height * weight(column - middleX);
        }
        for (int row = top; row <= bottom; row++) {
            double down = weight(row - middleY);
            int line = start + row * columns;
            for (int column = left; column <= right; column++) {
                maps.put(line + column, (float) (down * across[column - left]));
            }
        }
    }

    private double reach() {
        return drawing == Drawing.KERNEL ? window / 2 : REACH * sigma;
    }

    private double middle(double position) {
        return drawing == Drawing.KERNEL ? Math.floor(position + 0.5) : position;
    }

    private static boolean inside(double middle, int cells) {
        return middle >= 0 && middle < cells;
    }

    private int first(double middle) {
        return (int) Math.ceil(middle - reach());
    }

    private int last(double middle) {
        return (int) Math.floor(middle + reach());
    }

    private double sum(double middle) {
        double sum = 0;
        for (int cell = first(middle); cell <= last(middle); cell++) {
            sum += weight(cell - middle);
        }
        return sum;
    }

    private double weight(double distance) {
        return Math.exp(-distance * distance / (2 * sigma * sigma));
    }
}
