package org.landmark.data.iterator;

import java.util.List;
import org.landmark.data.dataset.EncodedFace;
import org.landmark.data.image.InputEncoder;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.TargetCodec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Puts faces into arrays: inputs {@code [N, C, H, W]} and targets {@code [N, ...]}, in 32-bit floats. Safe for several threads. */
public final class BatchEncoder {
    private final InputSpec input;
    private final InputEncoder inputs;
    private final TargetCodec targets;

    public BatchEncoder(DataSpec spec) {
        this.input = spec.input();
        this.inputs = new InputEncoder(spec.crop(), spec.input());
        this.targets = spec.target().codec(spec.points().size());
    }

    public TargetCodec codec() {
        return targets;
    }

    public MultiDataSet encode(List<EncodedFace> faces) {
        return new MultiDataSet(inputs(faces), targets(faces));
    }

    /** {@code [N, C, H, W]} */
    public INDArray inputs(List<EncodedFace> faces) {
        float[] values = new float[faces.size() * input.length()];
        for (int i = 0; i < faces.size(); i++) {
            inputs.encode(faces.get(i).picture(), values, i * input.length());
        }
        return Nd4j.create(values, new long[] {faces.size(), input.channels(), input.height(), input.width()}, 'c');
    }

    /** {@code [N, ...]} in the shape of one face's target. */
    public INDArray targets(List<EncodedFace> faces) {
        float[] values = new float[faces.size() * targets.length()];
        for (int i = 0; i < faces.size(); i++) {
            targets.encode(faces.get(i).ratios(), values, i * targets.length());
        }
        long[] shape = new long[1 + targets.shape().length];
        shape[0] = faces.size();
        System.arraycopy(targets.shape(), 0, shape, 1, targets.shape().length);
        return Nd4j.create(values, shape, 'c');
    }
}
