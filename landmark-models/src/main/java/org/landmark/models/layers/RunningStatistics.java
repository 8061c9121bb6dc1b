package org.landmark.models.layers;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;

/**
 * What batch normalisation remembers for inference. As in Deeplearning4j, a "gradient" that the updater subtracts as it is moves the
 * running mean and variance by a share (1 - decay) of the way to the batch's; the variance may be kept as the logarithm (base 10) of the
 * standard deviation.
 */
final class RunningStatistics implements Runnable {
    private final double share;
    private final boolean logarithmic;
    private final Memory batchMean;
    private final Memory batchVariance;
    private final Memory mean;
    private final Memory spread;
    private final Memory ofMean;
    private final Memory ofSpread;

    RunningStatistics(
            PlanBuilder plan, Layer parameters, BatchNormalization layer, Memory batchMean, Memory batchVariance) {
        share = 1 - layer.getDecay();
        logarithmic = layer.isUseLogStd();
        this.batchMean = batchMean;
        this.batchVariance = batchVariance;
        String key = logarithmic ? GLOBAL_LOG_STD : GLOBAL_VAR;
        Layout layout = batchMean.layout();
        mean = plan.parameter(parameters, GLOBAL_MEAN, layout);
        spread = plan.parameter(parameters, key, layout);
        ofMean = plan.gradient(parameters, GLOBAL_MEAN, layout);
        ofSpread = plan.gradient(parameters, key, layout);
    }

    @Override
    public void run() {
        FloatPointer batchMeans = batchMean.floats();
        FloatPointer batchVariances = batchVariance.floats();
        FloatPointer means = mean.floats();
        FloatPointer spreads = spread.floats();
        FloatPointer ofMeans = ofMean.floats();
        FloatPointer ofSpreads = ofSpread.floats();
        for (long i = 0; i < means.capacity(); i++) {
            ofMeans.put(i, (float) (share * (means.get(i) - batchMeans.get(i))));
            ofSpreads.put(i, (float) step(spreads.get(i), batchVariances.get(i)));
        }
    }

    private double step(double spread, double batchVariance) {
        if (!logarithmic) {
            return share * (spread - batchVariance);
        }
        double variance = Math.pow(10, 2 * spread);
        return Math.log10(variance / ((1 - share) * variance + share * batchVariance)) / 2;
    }
}
