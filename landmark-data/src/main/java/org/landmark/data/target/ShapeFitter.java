package org.landmark.data.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;

/** The principal components of faces' shapes, as they stand in the crop: neither turned upright nor brought to one size. */
public final class ShapeFitter {
    /** Variances below this part of the largest are rounding. */
    private static final double ROUNDING = 1e-12;

    private final int faces;
    private final double[] mean;
    private final RealMatrix directions;
    private final double[] variances;

    /**
     * Decomposes the shapes' differences from their mean into singular values; the covariance, which squares them, has eigenvalues
     * that do not converge where faces are few.
     *
     * @param shapes in ratios of the crop
     * @throws InputException if there are fewer than two
     */
    public ShapeFitter(List<Landmarks> shapes) {
        faces = shapes.size();
        if (faces < 2) {
            throw new InputException("" + faces + " training faces have no variance (expected 2 or more)");
        }
        double[][] rows = shapes.stream().map(Landmarks::toArray).toArray(double[][]::new);
        mean = new double[rows[0].length];
        for (int i = 0; i < mean.length; i++) {
            int column = i;
            mean[i] = Arrays.stream(rows).mapToDouble(row -> row[column]).sum() / faces;
        }
        for (double[] row : rows) {
            Arrays.setAll(row, i -> row[i] - mean[i]);
        }
        SingularValueDecomposition decomposition =
                new SingularValueDecomposition(new Array2DRowRealMatrix(reduced(rows), false));
        directions = decomposition.getV();
        variances = Arrays.stream(decomposition.getSingularValues())
                .map(value -> value * value / (faces - 1))
                .toArray();
    }

    /**
     * As many rows as columns, at most, with the same singular values and directions: the triangle that Givens rotations make of the
     * rows, one after the other. The decomposition alone would take minutes for tens of thousands of faces.
     *
     * @param rows overwritten
     */
    private static double[][] reduced(double[][] rows) {
        int columns = rows[0].length;
        if (rows.length <= columns) {
            return rows;
        }
        double[][] triangle = new double[columns][columns];
        for (double[] row : rows) {
            for (int i = 0; i < columns; i++) {
                rotate(triangle[i], row, i);
            }
        }
        return triangle;
    }

    /** Turns two rows, which are 0 before a place, so that the second is 0 in this place too. */
    private static void rotate(double[] kept, double[] row, int place) {
        double length = Math.hypot(kept[place], row[place]);
        if (row[place] == 0) {
            return;
        }
        double cos = kept[place] / length;
        double sin = row[place] / length;
        for (int i = place; i < row.length; i++) {
            double turned = cos * kept[i] + sin * row[i];
            row[i] = cos * row[i] - sin * kept[i];
            kept[i] = turned;
        }
    }

    /**
     * The model of the strongest components.
     *
     * @param count how many
     * @throws InputException if the shapes vary in fewer ways
     */
    public ShapeModel withComponents(int count) {
        int most = ways();
        if (count > most) {
            throw new InputException("" + count + " components are more than the shapes of " + faces
                    + " training faces have (" + most + ")");
        }
        List<List<Double>> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            components.add(oriented(directions.getColumn(i)));
        }
        double kept = Arrays.stream(variances, 0, count).sum();
        return new ShapeModel(
                boxed(mean),
                components,
                boxed(Arrays.stream(variances, 0, count).map(Math::sqrt).toArray()),
                Math.min(1, kept / total()));
    }

    /**
     * The model of the fewest components that hold a share of the variance.
     *
     * @param share above 0, at most 1
     * @throws InputException if all shapes are the same
     */
    public ShapeModel withVariance(double share) {
        int most = ways();
        double kept = 0;
        int count = 0;
        while (count < most && (count == 0 || kept < share * total())) {
            kept += variances[count++];
        }
        if (count == 0) {
            throw new InputException("the shapes of all " + faces + " training faces are the same");
        }
        return withComponents(count);
    }

    /** In how many directions shapes vary by more than rounding: one fewer than there are faces, at most. */
    private int ways() {
        long above = Arrays.stream(variances)
                .filter(variance -> variance > ROUNDING * Math.max(variances[0], Double.MIN_NORMAL))
                .count();
        return (int) Math.min(above, faces - 1);
    }

    private double total() {
        return Arrays.stream(variances).sum();
    }

    /** With the number furthest from 0, the first of them, positive: a component is one in either direction. */
    private static List<Double> oriented(double[] component) {
        int furthest = 0;
        for (int i = 1; i < component.length; i++) {
            if (Math.abs(component[i]) > Math.abs(component[furthest])) {
                furthest = i;
            }
        }
        double sign = Math.signum(component[furthest]);
        return boxed(Arrays.stream(component).map(value -> sign * value).toArray());
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
