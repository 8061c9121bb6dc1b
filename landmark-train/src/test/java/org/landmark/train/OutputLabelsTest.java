package org.landmark.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.landmark.data.Seed;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.TargetFit;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.FcnResNet50;
import org.landmark.models.network.NetworkSetting;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class OutputLabelsTest {
    private static final INDArray PICTURES = Nd4j.zeros(2, 1, 16, 16);
    private static final INDArray MAPS = Nd4j.zeros(2, 3, 8, 8);

    @Test
    void eachOutputIsGivenTheSameArray() {
        INDArray mask = Nd4j.ones(2, 3, 8, 8);
        MultiDataSet batch =
                new MultiDataSet(new INDArray[] {PICTURES}, new INDArray[] {MAPS}, null, new INDArray[] {mask});

        var given = OutputLabels.forEach(network(0.5), batch);

        assertThat(given.getFeatures(0)).isSameAs(PICTURES);
        assertThat(given.numLabelsArrays()).isEqualTo(2);
        assertThat(given.getLabels(0)).isSameAs(MAPS);
        assertThat(given.getLabels(1)).isSameAs(MAPS);
        assertThat(given.getLabelsMaskArray(1)).isSameAs(mask);
    }

    @Test
    void withoutMasksThereAreNone() {
        assertThat(OutputLabels.forEach(network(0.5), new MultiDataSet(PICTURES, MAPS))
                        .getLabelsMaskArrays())
                .isNull();
    }

    @Test
    void aNetworkWithOneOutputTakesTheBatchAsItIs() {
        MultiDataSet batch = new MultiDataSet(PICTURES, MAPS);

        assertThat(OutputLabels.forEach(network(0), batch)).isSameAs(batch);
    }

    private static ComputationGraph network(double auxiliary) {
        return new FcnResNet50(1, null, auxiliary, null)
                .create(new NetworkSetting(
                        new InputSpec(16, 16, null, null),
                        new HeatmapTarget(8, 8, null, null, null, null, null).codec(3, TargetFit.NONE),
                        Loss.MSE,
                        new NoOp(),
                        new Seed(1)));
    }
}
