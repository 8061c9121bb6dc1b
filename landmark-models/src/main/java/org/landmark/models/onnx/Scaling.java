package org.landmark.models.onnx;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/**
 * What a batch normalisation does once its network is trained: each channel times {@code gamma / sqrt(variance + eps)}, plus {@code beta -
 * mean * gamma / sqrt(variance + eps)}.
 */
record Scaling(double[] factors, double[] shifts) {
    static Scaling of(BatchNormalization configuration, Layer layer) {
        double[] means = layer.getParam(GLOBAL_MEAN).toDoubleVector();
        double[] variances = configuration.isUseLogStd()
                ? layer.getParam(GLOBAL_LOG_STD).toDoubleVector()
                : layer.getParam(GLOBAL_VAR).toDoubleVector();
        double[] factors = new double[means.length];
        double[] shifts = new double[means.length];
        boolean fixed = configuration.isLockGammaBeta();
        double[] gammas = fixed ? null : layer.getParam(GAMMA).toDoubleVector();
        double[] betas = fixed ? null : layer.getParam(BETA).toDoubleVector();
        for (int i = 0; i < means.length; i++) {
            double variance = configuration.isUseLogStd() ? Math.pow(10, 2 * variances[i]) : variances[i];
            factors[i] = (fixed ? configuration.getGamma() : gammas[i]) / Math.sqrt(variance + configuration.getEps());
            shifts[i] = (fixed ? configuration.getBeta() : betas[i]) - means[i] * factors[i];
        }
        return new Scaling(factors, shifts);
    }

    /** What is left to add after weights were multiplied, if this was added before: {@code [channels]}. */
    float[] biases(double[] before) {
        float[] biases = new float[factors.length];
        for (int i = 0; i < biases.length; i++) {
            biases[i] = (float) (before[i] * factors[i] + shifts[i]);
        }
        return biases;
    }
}
