package org.landmark.data.iterator;

import java.util.stream.LongStream;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.TargetCodec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays of one mini-batch, filled again and again. */
final class BatchArrays {
    private final INDArray features;
    private final INDArray labels;
    private final INDArray mask;

    /** Arrays for so many faces; a mask only where the experiment asks for one. */
    BatchArrays(DataSpec spec, TargetCodec targets, int faces) {
        this.features = features(spec.input(), faces);
        this.labels = labels(targets, faces);
        this.mask = spec.maskOutside() ? labels(targets, faces) : null;
    }

    /** {@code [N, C, H, W]} */
    static INDArray features(InputSpec input, int faces) {
        return Nd4j.createUninitialized(
                DataType.FLOAT, new long[] {faces, input.channels(), input.height(), input.width()}, 'c');
    }

    /** {@code [N, ...]} */
    static INDArray labels(TargetCodec targets, int faces) {
        long[] shape = LongStream.concat(LongStream.of(faces), LongStream.of(targets.shape()))
                .toArray();
        return Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    }

    /** How many bytes the arrays of so many faces take. */
    static long bytes(DataSpec spec, TargetCodec targets, int faces) {
        return 4L * faces * (spec.input().length() + (spec.maskOutside() ? 2L : 1L) * targets.length());
    }

    INDArray features() {
        return features;
    }

    INDArray labels() {
        return labels;
    }

    /** Says which of a face's coordinates count, {@code [N, 2K]}: both of a point that is on the picture. */
    void mask(int face, Landmarks ratios) {
        if (mask == null) {
            return;
        }
        int length = 2 * ratios.count();
        var slice = FaceSlice.of(mask, face, length);
        for (int i = 0; i < ratios.count(); i++) {
            float counts = ratios.isInside(i) ? 1 : 0;
            slice.put(2 * i, counts).put(2 * i + 1, counts);
        }
    }

    /** The filled arrays as a batch. */
    MultiDataSet written() {
        FaceSlice.written(features);
        FaceSlice.written(labels);
        if (mask == null) {
            return new MultiDataSet(features, labels);
        }
        FaceSlice.written(mask);
        return new MultiDataSet(new INDArray[] {features}, new INDArray[] {labels}, null, new INDArray[] {mask});
    }
}
