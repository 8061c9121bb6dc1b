package org.landmark.eval.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.data.target.GaussianBlob;
import org.landmark.data.target.HeatmapCodec;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.decode.Argmax;
import org.landmark.models.layers.FastPath;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.ResNet18;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.network.UNet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

class FiltersTest {
    private static final TargetCodec NOSE = new CoordinateCodec(1, 0, 1);

    @Test
    void areThoseOfTheFirstThreeConvolutions() {
        ComputationGraph network = network(new SmallCnn(List.of(3, 4, 5, 6), 4, null, null), 96, NOSE);

        List<Filters> first = Filters.firstOf(network);

        assertThat(first).extracting(Filters::layer).containsExactly("conv1", "conv2", "conv3");
        assertThat(first).extracting(Filters::count).containsExactly(3, 4, 5);
        assertThat(first).extracting(Filters::channels).containsExactly(1, 3, 4);
        assertThat(first).extracting(Filters::height).containsOnly(4);
        INDArray weights = network.paramTable().get("conv2_W");
        for (int filter = 0; filter < 4; filter++) {
            float largest = 0;
            for (int channel = 0; channel < 3; channel++) {
                for (int row = 0; row < 4; row++) {
                    for (int column = 0; column < 4; column++) {
                        float weight = weights.getFloat(filter, channel, row, column);
                        assertThat(first.get(1).weight(filter, channel, row, column))
                                .isEqualTo(weight);
                        largest = Math.max(largest, Math.abs(weight));
                    }
                }
            }
            assertThat(first.get(1).largest(filter)).isEqualTo(largest);
        }
        assertThat(Filters.firstOf(FastPath.forPrediction(network)).get(2).weights())
                .containsExactly(first.get(2).weights());
    }

    @Test
    void ofAResNetAreTheFirstAlone() {
        List<Filters> first = Filters.firstOf(network(new ResNet18(4, null, null), 64, NOSE));

        assertThat(first).hasSize(1);
        assertThat(first.get(0).layer()).isEqualTo("conv1");
        assertThat(first.get(0).width()).isEqualTo(7);
        assertThat(first.get(0).count()).isEqualTo(4);
    }

    @Test
    void ofSmallKernelsTheFirstAreShownAndTheOthersNot() {
        HeatmapCodec maps = new HeatmapCodec(
                1, 32, 32, new GaussianBlob(1, GaussianBlob.Drawing.GAUSSIAN, 1, GaussianBlob.Peak.ONE), new Argmax());

        assertThat(Filters.firstOf(network(new UNet(List.of(2, 3), null), 32, maps)))
                .extracting(Filters::layer)
                .containsExactly("down1_conv1");
    }

    @Test
    void passOverWhatIsNoPlainConvolutionAndSeeFrozenOnes() {
        ComputationGraph network = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("input")
                .setOutputs("output")
                .addLayer("point", convolution(1, 2), "input")
                .addLayer("up", new Deconvolution2D.Builder(5, 5).nOut(2).build(), "point")
                .addLayer(
                        "depthwise",
                        new DepthwiseConvolution2D.Builder(5, 5)
                                .depthMultiplier(1)
                                .build(),
                        "up")
                .addLayer("frozen", new FrozenLayer(convolution(5, 3)), "depthwise")
                .addLayer("passing", new FrozenLayerWithBackprop(convolution(4, 2)), "frozen")
                .addLayer("last", convolution(6, 1), "passing")
                .addLayer("beyond", convolution(4, 1), "last")
                .addLayer("output", new CnnLossLayer.Builder().build(), "beyond")
                .setInputTypes(InputType.convolutional(40, 40, 3))
                .build());
        network.init();

        assertThat(Filters.firstOf(network)).extracting(Filters::layer).containsExactly("frozen", "passing", "last");
    }

    @Test
    void refuseAnotherNumberOfWeights() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Filters("conv1", 2, 1, 3, 3, new float[17]))
                .withMessage("expected 2x1x3x3 weights of conv1, came 17");
    }

    private static ConvolutionLayer convolution(int side, int channels) {
        return new ConvolutionLayer.Builder(side, side).nOut(channels).build();
    }

    private static ComputationGraph network(NetworkSpec spec, int side, TargetCodec target) {
        return spec.create(
                new NetworkSetting(new InputSpec(side, side, null, null), target, Loss.MSE, new NoOp(), new Seed(1)));
    }
}
