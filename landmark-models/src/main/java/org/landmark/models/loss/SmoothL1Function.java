package org.landmark.models.loss;

/** {@link SmoothL1} as a network keeps it. */
record SmoothL1Function(double beta, double weight) implements ElementwiseLoss {
    @Override
    public void compute(double[] targets, double[] numbers, double[] losses, int count) {
        for (int i = 0; i < count; i++) {
            double difference = numbers[i] - targets[i];
            double size = Math.abs(difference);
            double slope = Math.max(-1, Math.min(1, difference / beta));
            losses[i] = size < beta ? size * size / (2 * beta) : size - beta / 2;
            numbers[i] = slope;
        }
    }
}
