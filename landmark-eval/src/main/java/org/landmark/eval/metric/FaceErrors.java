package org.landmark.eval.metric;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How far off a model and the mean shape are on one face.
 *
 * @param face its id
 * @param group the faces that it goes together with: a person or a photo
 * @param model the model's scores on it
 * @param meanShape the mean shape's
 */
public record FaceErrors(String face, String group, Scores model, Scores meanShape) {
    public FaceErrors {
        requireNonNull(face, "face is missing");
        requireNonNull(group, "group is missing");
        requireNonNull(model, "model is missing");
        requireNonNull(meanShape, "meanShape is missing");
    }

    /** Of two predictions for one face. */
    public static FaceErrors of(String group, Prediction model, Prediction meanShape) {
        return new FaceErrors(model.face().id(), group, Scores.of(List.of(model)), Scores.of(List.of(meanShape)));
    }
}
