package org.landmark.models.loss;

/**
 * Squared errors.
 *
 * @param mean whether the sum is divided by the second dimension
 */
record SquaredFunction(double weight, boolean mean) implements ElementwiseLoss {
    @Override
    public double divisor(long channels) {
        return mean ? channels : 1;
    }

    @Override
    public void compute(double[] targets, double[] numbers, double[] losses, int count) {
        for (int i = 0; i < count; i++) {
            double difference = numbers[i] - targets[i];
            losses[i] = difference * difference;
            numbers[i] = 2 * difference;
        }
    }
}
