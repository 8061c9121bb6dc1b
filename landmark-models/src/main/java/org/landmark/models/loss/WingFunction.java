package org.landmark.models.loss;

/** {@link Wing} as a network keeps it. */
record WingFunction(double width, double epsilon, double weight) implements ElementwiseLoss {
    @Override
    public void compute(double[] targets, double[] numbers, double[] losses, int count) {
        double step = width - width * Math.log1p(width / epsilon);
        for (int i = 0; i < count; i++) {
            double difference = numbers[i] - targets[i];
            double size = Math.abs(difference);
            if (size < width) {
                losses[i] = width * Math.log(1 + size / epsilon);
                numbers[i] = Math.signum(difference) * width / (epsilon + size);
            } else {
                losses[i] = size - step;
                numbers[i] = Math.signum(difference);
            }
        }
    }
}
