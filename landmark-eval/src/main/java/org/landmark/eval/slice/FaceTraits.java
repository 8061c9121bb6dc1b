package org.landmark.eval.slice;

import java.util.List;
import java.util.OptionalDouble;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.spec.InputSpec;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What makes a face easy or hard.
 *
 * @param turn how far the head is turned to a side, from 0, straight, towards 1; empty where the scheme has no two sides
 * @param brightness mean of the picture that the network is shown, from 0, black, to 1
 */
public record FaceTraits(OptionalDouble turn, double brightness) {
    /**
     * Of a face.
     *
     * @param encoder makes the picture
     * @param input what the picture is like
     */
    public static FaceTraits of(CroppedFace face, LandmarkScheme scheme, BatchEncoder encoder, InputSpec input) {
        double black = input.range().get(0);
        double white = input.range().get(1);
        try (INDArray picture = encoder.inputs(List.of(face))) {
            double mean = picture.meanNumber().doubleValue();
            return new FaceTraits(turn(scheme, face.face().landmarks()), (mean - black) / (white - black));
        }
    }

    /**
     * How far the points of one side are on average from the middle of those between the sides, less those of the other side, as a share of
     * both: a turned head shows little of one side. It is the same for a mirrored or tilted face.
     *
     * @param points in any unit
     */
    static OptionalDouble turn(LandmarkScheme scheme, Landmarks points) {
        List<Integer> mirror = scheme.mirror();
        double x = 0;
        double y = 0;
        int between = 0;
        for (int point = 0; point < mirror.size(); point++) {
            if (mirror.get(point) == point) {
                x += points.x(point);
                y += points.y(point);
                between++;
            }
        }
        double one = 0;
        double other = 0;
        double[] across = null; // from the first pair's one point to the other, which tells the sides of all pairs
        for (int point = 0; point < mirror.size() && between > 0; point++) {
            int opposite = mirror.get(point);
            if (point < opposite) {
                double[] way = {points.x(opposite) - points.x(point), points.y(opposite) - points.y(point)};
                across = across == null ? way : across;
                boolean swapped = way[0] * across[0] + way[1] * across[1] < 0;
                one += distance(points, swapped ? opposite : point, x / between, y / between);
                other += distance(points, swapped ? point : opposite, x / between, y / between);
            }
        }
        return one + other > 0 ? OptionalDouble.of(Math.abs(one - other) / (one + other)) : OptionalDouble.empty();
    }

    private static double distance(Landmarks points, int point, double x, double y) {
        return Math.hypot(points.x(point) - x, points.y(point) - y);
    }
}
