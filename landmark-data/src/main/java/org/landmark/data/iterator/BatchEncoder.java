package org.landmark.data.iterator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.EncodedFace;
import org.landmark.data.image.InputEncoder;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.TargetCodec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Puts faces into arrays: inputs {@code [N, C, H, W]} and targets {@code [N, ...]}, in 32-bit floats. Safe for several threads. */
public final class BatchEncoder {
    private final InputSpec input;
    private final InputEncoder inputs;
    private final TargetCodec targets;

    /**
     * For faces of an experiment.
     *
     * @param targets of its target, fitted to the training faces
     */
    public BatchEncoder(DataSpec spec, TargetCodec targets) {
        this.input = spec.input();
        this.inputs = new InputEncoder(spec.crop(), spec.input());
        this.targets = targets;
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
        return targetsOf(faces.stream().map(EncodedFace::ratios).toList());
    }

    /** {@code [N, ...]} in the shape of one face's target, of points in ratios of the crop. */
    public INDArray targetsOf(List<Landmarks> ratios) {
        long[] shape = LongStream.concat(LongStream.of(ratios.size()), LongStream.of(targets.shape()))
                .toArray();
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
        for (int i = 0; i < ratios.size(); i++) {
            targets.encode(ratios.get(i), FaceSlice.of(array, i, targets.length()));
        }
        FaceSlice.written(array);
        return array;
    }

    /**
     * The points that a network's output of {@link #targets} shape stands for, in ratios of the crop.
     *
     * @param output {@code [N, ...]}, finite
     */
    public List<Landmarks> landmarks(INDArray output) {
        try (INDArray rows = output.dup('c')) {
            List<Landmarks> found = new ArrayList<>();
            for (int i = 0; i < rows.size(0); i++) {
                found.add(targets.decode(FaceSlice.of(rows, i, targets.length())));
            }
            return found;
        }
    }
}
