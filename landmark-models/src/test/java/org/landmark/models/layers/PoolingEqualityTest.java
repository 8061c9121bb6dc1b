package org.landmark.models.layers;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

class PoolingEqualityTest extends LayerEqualityTests {
    @Override
    Stream<LayerCase> cases() {
        return Stream.concat(
                Stream.of(SubsamplingLayer.PoolingType.MAX, SubsamplingLayer.PoolingType.AVG)
                        .flatMap(PoolingEqualityTest::windows),
                Stream.of(
                        LayerCase.chain(
                                "PNORM 2x2",
                                5,
                                window(SubsamplingLayer.PoolingType.PNORM, 2)
                                        .pnorm(2)
                                        .build()),
                        LayerCase.chain("global AVG", 5, new GlobalPoolingLayer(PoolingType.AVG)),
                        LayerCase.chain("global MAX", 8, new GlobalPoolingLayer(PoolingType.MAX)),
                        LayerCase.chain(
                                "global PNORM",
                                5,
                                new GlobalPoolingLayer.Builder(PoolingType.PNORM)
                                        .pnorm(3)
                                        .build())));
    }

    private static Stream<LayerCase> windows(SubsamplingLayer.PoolingType type) {
        return Stream.of(
                LayerCase.chain(type + " 2x2", 5, window(type, 2).build()).on(3, InputType.convolutional(8, 6, 2)),
                LayerCase.chain(
                        type + " 2x2, a row left over", 8, window(type, 2).build()),
                LayerCase.chain(
                        type + " 2x2 same, a row too few",
                        5,
                        window(type, 2).convolutionMode(ConvolutionMode.Same).build()),
                LayerCase.chain(
                        type + " 3x3 stride 2 pad 1",
                        16,
                        window(type, 3).padding(1, 1).build()),
                LayerCase.chain(
                                type + " 3x3 stride 2 pad 1, even size",
                                5,
                                window(type, 3).padding(1, 1).build())
                        .on(2, InputType.convolutional(8, 10, 2)),
                LayerCase.chain(
                        type + " 3x3 same stride 2",
                        5,
                        window(type, 3).convolutionMode(ConvolutionMode.Same).build()),
                LayerCase.chain(
                        type + " 3x3 same stride 1",
                        5,
                        window(type, 3)
                                .convolutionMode(ConvolutionMode.Same)
                                .stride(1, 1)
                                .build()),
                LayerCase.chain(
                        type + " 2x2 stride 1, overlapping",
                        5,
                        window(type, 2).stride(1, 1).build()),
                LayerCase.chain(
                        type + " 3x2, unlike steps",
                        5,
                        new SubsamplingLayer.Builder(type, new int[] {3, 2}, new int[] {1, 2}).build()));
    }

    /** A square window that moves by two. */
    private static SubsamplingLayer.Builder window(SubsamplingLayer.PoolingType type, int size) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(size, size)
                .stride(2, 2)
                .convolutionMode(ConvolutionMode.Truncate);
    }
}
