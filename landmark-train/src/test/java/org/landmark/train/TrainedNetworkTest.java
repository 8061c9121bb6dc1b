package org.landmark.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.ResNet18;
import org.landmark.train.config.TrainSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

class TrainedNetworkTest {
    private static final InputSpec INPUT = new InputSpec(32, 32, null, null);

    private static ComputationGraph network() {
        return new ResNet18(2, null, null)
                .create(new NetworkSetting(
                        INPUT, new CoordinateCodec(1, 0, 1), Loss.MSE, TrainSpec.DEFAULT.updater(8), new Seed(1)));
    }

    private static MultiDataSet batch(int seed) {
        Nd4j.getRandom().setSeed(100 + seed); // 0 would be the time
        return new MultiDataSet(Nd4j.rand(DataType.FLOAT, 4, 1, 32, 32), Nd4j.rand(DataType.FLOAT, 4, 2));
    }

    @Test
    void withoutAnAverageTheModelIsTheNetwork() {
        ComputationGraph network = network();
        TrainedNetwork trained = TrainedNetwork.of(network, 0);
        assertThat(trained.model()).isSameAs(trained.network()).isSameAs(network);
        assertThat(trained.average()).isEmpty();
    }

    /** By the formula, in double precision, running statistics included. */
    @Test
    void theModelIsTheMovingAverageOfTheNetworksParameters() {
        TrainedNetwork trained = TrainedNetwork.of(network(), 0.3);
        INDArray expected = trained.network().params().castTo(DataType.DOUBLE);
        for (int step = 1; step <= 6; step++) {
            trained.fit(batch(step));
            double kept = Math.min(0.3, (1.0 + step) / (10.0 + step));
            assertThat(kept < 0.3).as("both ways of keeping, at step " + step).isEqualTo(step < 3);
            expected.muli(kept)
                    .addi(trained.network().params().castTo(DataType.DOUBLE).muli(1 - kept));
        }
        INDArray average = trained.average().orElseThrow();
        assertThat(average.castTo(DataType.DOUBLE).sub(expected).amaxNumber().doubleValue())
                .isCloseTo(0, within(1e-6));
        assertThat(average)
                .isSameAs(trained.model().params())
                .isNotEqualTo(trained.network().params());
        assertThat(trained.model().getParam("bn1_mean"))
                .isNotEqualTo(trained.network().getParam("bn1_mean"));
    }

    @Test
    void theModelPredictsWithTheAverage() {
        TrainedNetwork trained = TrainedNetwork.of(network(), 0.9);
        trained.model().output(batch(9).getFeatures());
        trained.fit(batch(1));
        trained.fit(batch(2));
        INDArray before = trained.model().outputSingle(batch(9).getFeatures(0)).dup();
        ComputationGraph copy = trained.network().clone();
        copy.setParams(trained.average().orElseThrow());
        assertThat(copy.outputSingle(batch(9).getFeatures(0))).isEqualTo(before);
        assertThat(trained.network().outputSingle(batch(9).getFeatures(0))).isNotEqualTo(before);
        trained.fit(batch(3));
        assertThat(trained.model().outputSingle(batch(9).getFeatures(0))).isNotEqualTo(before);
    }

    @Test
    void averagingChangesNoStep() {
        TrainedNetwork plain = TrainedNetwork.of(network(), 0);
        TrainedNetwork averaging = TrainedNetwork.of(network(), 0.9);
        for (int step = 0; step < 3; step++) {
            plain.fit(batch(step));
            averaging.fit(batch(step));
        }
        assertThat(averaging.network().params()).isEqualTo(plain.network().params());
        averaging.epochEnded();
        assertThat(averaging.model().getEpochCount()).isEqualTo(1);
        assertThat(averaging.model().getIterationCount()).isEqualTo(3);
    }
}
