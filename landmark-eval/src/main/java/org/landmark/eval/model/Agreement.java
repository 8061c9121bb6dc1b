package org.landmark.eval.model;

import java.util.Locale;
import java.util.Random;
import org.landmark.data.InputException;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How near two models' answers to the same pictures are.
 *
 * @param difference the largest between two numbers, as a part of the largest number that the first model answers to the same pictures
 */
public record Agreement(double difference) {
    /** What sums of thousands of 32-bit numbers lose when they are taken in another order. */
    public static final double TOLERANCE = 1e-4;

    private static final int[] BATCHES = {1, 3};

    /** Of models of the same card, on pictures of noise, one alone and three together. */
    public static Agreement of(LandmarkModel first, LandmarkModel second) {
        double largest = 0;
        for (int faces : BATCHES) {
            try (INDArray inputs = noise(first.card().data().input(), faces)) {
                double difference = difference(numbers(first, inputs), numbers(second, inputs));
                largest = difference <= largest ? largest : difference; // also if it is no number
            }
        }
        return new Agreement(largest);
    }

    private static float[] numbers(LandmarkModel model, INDArray inputs) {
        try (INDArray answer = model.answer(inputs);
                INDArray dense = answer.dup('c')) {
            return dense.data().asFloat();
        }
    }

    private static double difference(float[] expected, float[] came) {
        double largest = Float.MIN_NORMAL;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i])); // no number if one is none
            difference = Math.max(difference, Math.abs((double) expected[i] - came[i]));
        }
        return difference / largest;
    }

    /** Within the range of pictures, the same ever again. */
    private static INDArray noise(InputSpec input, int faces) {
        Random random = new Random(new Seed(1).derive("agreement", faces));
        float[] values = new float[faces * input.length()];
        double black = input.range().get(0);
        double span = input.range().get(1) - black;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (black + span * random.nextFloat());
        }
        return Nd4j.create(values, new long[] {faces, input.channels(), input.height(), input.width()}, 'c');
    }

    /**
     * Refuses models that do not answer alike.
     *
     * @param what the second one
     * @throws InputException if they differ by more than {@link #TOLERANCE}
     */
    public void require(String what) {
        if (!(difference <= TOLERANCE)) { // neither if it is no number
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: in ONNX Runtime it answers otherwise than here (relative difference %.2g, expected at most %.0e)",
                    what,
                    difference,
                    TOLERANCE));
        }
    }
}
