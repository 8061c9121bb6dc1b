package org.landmark.models.loss;

/**
 * Absolute errors.
 *
 * @param mean whether the sum is divided by the second dimension
 */
record AbsoluteFunction(double weight, boolean mean) implements ElementwiseLoss {
    @Override
    public double divisor(long channels) {
        return mean ? channels : 1;
    }

    @Override
    public void compute(double[] targets, double[] numbers, double[] losses, int count) {
        for (int i = 0; i < count; i++) {
            double difference = numbers[i] - targets[i];
            losses[i] = Math.abs(difference);
            numbers[i] = Math.signum(difference);
        }
    }
}
