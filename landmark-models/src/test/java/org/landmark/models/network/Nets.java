package org.landmark.models.network;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.data.target.TargetCodec;
import org.landmark.models.loss.Loss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/** Small networks and batches for tests. */
public final class Nets {
    /** Two blocks that an 11x12 picture just passes through. */
    public static final SmallCnn TINY = new SmallCnn(List.of(2, 3), 3, List.of(4), WeightInitialisation.HE);

    private Nets() {}

    public static InputSpec input(int width, int height) {
        return new InputSpec(width, height, null, null);
    }

    public static NetworkSetting setting(InputSpec input, int points, long seed) {
        return setting(input, points, seed, new Adam(1e-3));
    }

    public static NetworkSetting setting(InputSpec input, int points, long seed, IUpdater updater) {
        return new NetworkSetting(
                input, new CoordinateCodec(points, 0, 1), Loss.MSE, updater, new Seed(seed), shapes(30, points));
    }

    /** Faces whose points all go their own ways, in ratios. */
    static List<Landmarks> shapes(int faces, int points) {
        Random random = new Random(points);
        return Stream.generate(
                        () -> Landmarks.of(random.doubles(2L * points, 0.3, 0.7).toArray()))
                .limit(faces)
                .toList();
    }

    public static ComputationGraph built(NetworkSpec spec, NetworkSetting setting) {
        ComputationGraph network = new ComputationGraph(spec.configure(setting));
        network.init();
        return network;
    }

    /** The tiny network for one point of an 11x12 picture. */
    public static ComputationGraph tiny(long seed) {
        return built(TINY, setting(input(11, 12), 1, seed));
    }

    /** Pictures within [-0.5, 0.5] and targets within [0, 1] that depend on the seed alone. */
    public static MultiDataSet batch(InputSpec input, int points, int faces, long seed) {
        return new MultiDataSet(
                uniform(seed, faces, input.channels(), input.height(), input.width())
                        .subi(0.5),
                uniform(seed + 1, faces, 2L * points));
    }

    /** A batch for {@link #tiny}. */
    public static MultiDataSet tinyBatch(int faces, long seed) {
        return batch(input(11, 12), 1, faces, seed);
    }

    /** For maps of the input's size. */
    public static NetworkSetting mapsSetting(InputSpec input, int maps, long seed, IUpdater updater) {
        return mapsSetting(input, maps, input.width(), input.height(), seed, updater);
    }

    /** For maps of any size. */
    public static NetworkSetting mapsSetting(
            InputSpec input, int maps, int width, int height, long seed, IUpdater updater) {
        return new NetworkSetting(input, new Maps(maps, height, width), Loss.MSE, updater, new Seed(seed));
    }

    /** Pictures within [-0.5, 0.5] and maps of the input's size within [0, 1] that depend on the seed alone. */
    public static MultiDataSet mapsBatch(InputSpec input, int maps, int faces, long seed) {
        return mapsBatch(input, maps, input.width(), input.height(), faces, seed);
    }

    /** The same with maps of any size. */
    public static MultiDataSet mapsBatch(InputSpec input, int maps, int width, int height, int faces, long seed) {
        return new MultiDataSet(
                uniform(seed, faces, input.channels(), input.height(), input.width())
                        .subi(0.5),
                uniform(seed + 1, faces, maps, height, width));
    }

    /** A target that knows no more than its shape. */
    private record Maps(int count, int height, int width) implements TargetCodec {
        @Override
        public long[] shape() {
            return new long[] {count, height, width};
        }

        @Override
        public int length() {
            return count * height * width;
        }

        @Override
        public void encode(Landmarks ratios, FloatBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Landmarks decode(FloatBuffer output) {
            throw new UnsupportedOperationException();
        }
    }

    private static INDArray uniform(long seed, long... shape) {
        Random random = new Random(seed);
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Nd4j.create(values, shape, 'c').castTo(DataType.FLOAT);
    }
}
