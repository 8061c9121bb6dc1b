package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.NativeThreads;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Backpropagation of deep networks against differences of the loss, in double precision: for every array of parameters the slope
 * along a random direction, as all single ones would take minutes.
 */
class DirectionalGradientTest {
    private static final double STEP = 1e-7;

    @BeforeEach
    void doublePrecision() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        Nd4j.getRandom().setSeed(1);
        NativeThreads.set(1); // so small arrays only lose by more
    }

    @AfterEach
    void singlePrecision() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        NativeThreads.set(0);
    }

    @Test
    void ofResNet18AreRight() {
        InputSpec input = new InputSpec(35, 32, InputSpec.Colour.RGB, null);
        ComputationGraph network = Nets.built(new ResNet18(2, null, null), Nets.setting(input, 2, 1, new NoOp()));

        // a first convolution, 19 more with their normalisation, and the output's weights and biases
        assertThat(checked(network, Nets.batch(input, 2, 4, 1))).isEqualTo(20 + 20 * 2 + 2);
    }

    @Test
    void ofUNetAreRight() {
        InputSpec input = new InputSpec(12, 8, InputSpec.Colour.RGB, null);
        NetworkSetting setting = Nets.mapsSetting(input, 5, 1, new NoOp());
        ComputationGraph network = Nets.built(new UNet(List.of(2, 3, 4), null), setting);

        // ten convolutions with their normalisation, two transposed ones with biases, and the head
        assertThat(checked(network, Nets.mapsBatch(input, 5, 3, 1))).isEqualTo(10 + 10 * 2 + 2 * 2 + 1);
    }

    /** Checks all parameters but running means and variances, which have no slope; how many arrays there were. */
    private static int checked(ComputationGraph single, MultiDataSet faces) {
        ComputationGraph network = single.convertDataType(DataType.DOUBLE);
        MultiDataSet exact = new MultiDataSet(
                faces.getFeatures(0).castTo(DataType.DOUBLE), faces.getLabels(0).castTo(DataType.DOUBLE));
        network.paramTable().forEach((name, values) -> {
            if (name.endsWith("_beta") || name.endsWith("_b")) {
                values.assign(Nd4j.rand(values.shape()).muli(0.2));
            }
        });
        network.setInputs(exact.getFeatures());
        network.setLabels(exact.getLabels());
        network.computeGradientAndScore();
        Map<String, INDArray> gradients = network.gradient().gradientForVariable();
        int checked = 0;
        for (Map.Entry<String, INDArray> parameter : network.paramTable().entrySet()) {
            String name = parameter.getKey();
            if (!name.endsWith("_mean") && !name.endsWith("_var")) {
                INDArray gradient = gradients.get(name).div(network.batchSize()); // the updater divides by it
                assertSlope(name, network, exact, parameter.getValue(), gradient);
                checked++;
            }
        }
        return checked;
    }

    private static void assertSlope(
            String name, ComputationGraph network, MultiDataSet faces, INDArray values, INDArray gradient) {
        INDArray direction = Nd4j.randn(DataType.DOUBLE, values.shape());
        INDArray start = values.dup();
        values.assign(start.add(direction.mul(STEP)));
        double above = network.score(faces, true);
        values.assign(start.sub(direction.mul(STEP)));
        double below = network.score(faces, true);
        values.assign(start);

        double slope = gradient.mul(direction).sumNumber().doubleValue();
        double size = gradient.norm2Number().doubleValue();
        assertThat(size).as(name).isGreaterThan(1e-5);
        assertThat(Math.abs((above - below) / (2 * STEP) - slope) / size)
                .as(name)
                .isLessThan(1e-4);
    }
}
