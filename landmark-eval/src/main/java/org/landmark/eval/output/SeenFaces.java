package org.landmark.eval.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.IntStream;
import org.landmark.data.BoundingBox;
import org.landmark.data.Landmarks;
import org.landmark.eval.predict.Face;

/**
 * Faces as JSON; coordinates in pixels, rounded to hundredths.
 *
 * @param faces surest first
 */
public record SeenFaces(List<SeenFace> faces) {
    /**
     * One face.
     *
     * @param box around it
     * @param score the detector's, or null for a box that was given
     * @param landmarks x and y of each point, in the scheme's order
     * @param confidences for each landmark, 0 to 1, or null where the model tells none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SeenFace(Box box, Double score, List<List<Double>> landmarks, List<Double> confidences) {}

    /** A box in pixels of the photo. */
    public record Box(double left, double top, double width, double height) {}

    /** Of what a model answered. */
    public static SeenFaces of(List<Face> faces) {
        return new SeenFaces(faces.stream().map(SeenFaces::face).toList());
    }

    private static SeenFace face(Face face) {
        BoundingBox box = face.box();
        Landmarks points = face.landmarks();
        return new SeenFace(
                new Box(
                        hundredths(box.left()),
                        hundredths(box.top()),
                        hundredths(box.width()),
                        hundredths(box.height())),
                face.score().isPresent() ? Math.round(face.score().getAsDouble() * 1000) / 1000.0 : null,
                IntStream.range(0, points.count())
                        .mapToObj(i -> List.of(hundredths(points.x(i)), hundredths(points.y(i))))
                        .toList(),
                face.confidences()
                        .map(list -> list.stream().map(SeenFaces::hundredths).toList())
                        .orElse(null));
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
