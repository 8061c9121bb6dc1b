package org.landmark.models.loss;

/** {@link AdaptiveWing} as a network keeps it. */
record AdaptiveWingFunction(double omega, double theta, double epsilon, double alpha, double foreground, double weight)
        implements ElementwiseLoss {
    private static final double FOREGROUND = 0.2;

    @Override
    public void compute(double[] targets, double[] numbers, double[] losses, int count) {
        for (int i = 0; i < count; i++) {
            double target = targets[i];
            double difference = numbers[i] - target;
            double size = Math.abs(difference);
            double counts = target >= FOREGROUND ? 1 + foreground : 1;
            double power = alpha - target;
            double small = Math.min(size, theta);
            if (small == 0) {
                losses[i] = 0;
                numbers[i] = 0;
                continue;
            }
            double raised = Math.exp(power * Math.log(small / epsilon));
            double slope =
                    counts * omega * power * raised / (small * (1 + raised)); // beyond theta it stays as it is there
            losses[i] = counts * omega * Math.log(1 + raised) + slope * (size - small);
            numbers[i] = Math.signum(difference) * slope;
        }
    }
}
