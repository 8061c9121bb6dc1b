package org.landmark.train.config;

/** What numbers an optimizer accepts. */
final class OptimizerRanges {
    private OptimizerRanges() {}

    static void requireRate(double learningRate) {
        if (!(learningRate > 0 && learningRate <= 10)) {
            throw new IllegalArgumentException("learningRate must be above 0 and at most 10, came " + learningRate);
        }
    }

    static void requireBetas(double beta1, double beta2, double epsilon) {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
            throw new IllegalArgumentException("beta1 and beta2 must be in [0, 1) and epsilon positive, came " + beta1
                    + ", " + beta2 + ", " + epsilon);
        }
    }

    static void requireDecay(double weightDecay) {
        if (!(weightDecay >= 0 && weightDecay <= 10)) {
            throw new IllegalArgumentException("weightDecay must be from 0 to 10, came " + weightDecay);
        }
    }
}
