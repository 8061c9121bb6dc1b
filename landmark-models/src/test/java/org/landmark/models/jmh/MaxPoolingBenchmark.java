package org.landmark.models.jmh;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Maxima of 2x2, 64 channels at 56x56. */
public class MaxPoolingBenchmark extends LayerBenchmark {
    @Override
    InputType input() {
        return Pictures.colour(56);
    }

    @Override
    Layer[] layers() {
        return new Layer[] {
            Pictures.widened(),
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                    .kernelSize(2, 2)
                    .stride(2, 2)
                    .build()
        };
    }
}
