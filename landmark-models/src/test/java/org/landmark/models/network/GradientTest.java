package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.spec.InputSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Backpropagation against differences of the loss, in double precision. A kink of a ReLU or a change of a maximum within a step
 * would spoil a difference; steps of 1e-7 meet none of them with these seeds, and what rounding leaves of such a step is 1e-5.
 */
class GradientTest {
    @BeforeEach
    void doublePrecision() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterEach
    void singlePrecision() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    }

    @ParameterizedTest
    @CsvSource({"3, 11, 13, 1", "2, 13, 12, 2", "1, 11, 12, 3"})
    void ofTheStockNetworkAreRight(int batch, int width, int height, long seed) {
        InputSpec input = Nets.input(width, height);
        ComputationGraph network =
                Nets.built(Nets.TINY, Nets.setting(input, 2, seed, new NoOp())).convertDataType(DataType.DOUBLE);
        network.paramTable().forEach((name, values) -> {
            if (name.endsWith("_b")) {
                values.assign(0.1); // a bias of 0 behind dead units stands exactly on its kink
            }
        });
        MultiDataSet faces = Nets.batch(input, 2, batch, seed);

        boolean right = GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                .net(network)
                .inputs(new INDArray[] {faces.getFeatures(0).castTo(DataType.DOUBLE)})
                .labels(new INDArray[] {faces.getLabels(0).castTo(DataType.DOUBLE)})
                .epsilon(1e-7)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-8));

        assertThat(right).isTrue();
        assertThat(network.gradient().gradientForVariable()).hasSize(8).allSatisfy((name, gradient) -> assertThat(
                        gradient.norm2Number().doubleValue())
                .as(name)
                .isGreaterThan(1e-4));
    }
}
