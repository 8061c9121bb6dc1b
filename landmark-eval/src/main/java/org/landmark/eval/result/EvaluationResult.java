package org.landmark.eval.result;

import java.util.List;
import org.landmark.eval.metric.Scores;

/**
 * The written result of an evaluation. Normalised errors are fractions.
 *
 * @param model the file
 * @param data which data
 * @param split which part of it
 * @param faces how many
 * @param flipTest whether predictions are means over a face and its mirror image
 * @param decoder that replaced the model's own, or null
 * @param cover the share of each face that was hidden, or null
 * @param loss the model's own, in the scale of its target
 * @param mse the model's mean squared error in ratios of the crop
 * @param meanErrorPixels the model's, in pixels of the photo
 * @param nme the model's, as a fraction of the distance that the scheme names; null where it names none
 * @param normaliser that distance in words, as "inter-ocular"; null where there is none
 * @param baseline the same of the mean shape
 * @param beatsBaseline whether the model's mse is lower
 * @param methods all errors of the model, the mean shape and what they are compared with
 * @param worst the model's worst faces, the worst first
 */
public record EvaluationResult(
        String model,
        String data,
        String split,
        int faces,
        boolean flipTest,
        String decoder,
        Double cover,
        double loss,
        double mse,
        double meanErrorPixels,
        Double nme,
        String normaliser,
        Scores baseline,
        boolean beatsBaseline,
        List<MethodErrors> methods,
        List<WorstFace> worst) {}
