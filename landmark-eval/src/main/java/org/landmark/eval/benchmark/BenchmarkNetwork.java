package org.landmark.eval.benchmark;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.data.target.TargetCodec;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.ResNet18;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.UNet;
import org.nd4j.linalg.learning.config.Adam;

/** The networks that are measured; {@code torch_benchmark.py} has the same. All learn by Adam 1e-4 on the mean squared error. */
public enum BenchmarkNetwork {
    /** 1x60x80 to 2 numbers, whatever the size asked for: 36,638 parameters. */
    NOSE_CNN(new SmallCnn(List.of(12, 12, 12), 5, List.of(100), null)),
    /** 1xSxS to 136 numbers: 11,240,008 parameters. */
    RESNET18(ResNet18.DEFAULT),
    /** 3xSxS to 68xSxS: 7,869,632 parameters. */
    UNET(UNet.DEFAULT);

    private static final int POINTS = 68;
    private static final double LEARNING_RATE = 1e-4;

    private final NetworkSpec spec;

    BenchmarkNetwork(NetworkSpec spec) {
        this.spec = spec;
    }

    /**
     * The network's configuration.
     *
     * @throws org.landmark.data.InputException if the size does not fit the network
     */
    ComputationGraphConfiguration configure(int size, Seed seed) {
        return spec.configure(new NetworkSetting(input(size), target(size), Loss.MSE, new Adam(LEARNING_RATE), seed));
    }

    InputSpec input(int size) {
        return switch (this) {
            case NOSE_CNN -> new InputSpec(80, 60, null, null);
            case RESNET18 -> new InputSpec(size, size, null, null);
            case UNET -> new InputSpec(size, size, InputSpec.Colour.RGB, null);
        };
    }

    TargetCodec target(int size) {
        return switch (this) {
            case NOSE_CNN -> new CoordinateCodec(1, 0, 1);
            case RESNET18 -> new CoordinateCodec(POINTS, 0, 1);
            case UNET -> new Maps(POINTS, size, size);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Maps that nobody reads landmarks from. */
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
            throw new UnsupportedOperationException("maps of random numbers only");
        }

        @Override
        public Landmarks decode(FloatBuffer output) {
            throw new UnsupportedOperationException("maps of random numbers only");
        }
    }
}
