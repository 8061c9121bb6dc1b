package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Sgd;

@ExtendWith(OneThread.class)
class MainLossTest {
    private static final LayerCase PLANNED = LayerCase.graph("planned", builder -> heads(builder, "first"));

    /** Batches of another size are not planned. */
    private static final LayerCase UNPLANNED = LayerCase.graph("unplanned", builder -> {
        builder.addVertex("stack", new StackVertex(), "first", "first")
                .addVertex("half", new UnstackVertex(0, 2), "stack");
        heads(builder, "half");
    });

    private static void heads(GraphBuilder builder, String from) {
        builder.addLayer("first", LayerCase.first(5), "in")
                .addLayer("main", LayerCase.loss(), from)
                .addLayer("other", LayerCase.loss(), from)
                .setOutputs("main", "other");
    }

    @Test
    void isThatOfTheFirstOutputHoweverTheStepIsTaken() {
        for (LayerCase layers : new LayerCase[] {PLANNED, UNPLANNED}) {
            MultiDataSet data = layers.data();
            for (ComputationGraph network :
                    new ComputationGraph[] {layers.stock(new Sgd(0.1)), FastPath.enable(layers.stock(new Sgd(0.1)))}) {
                for (int step = 0; step < 2; step++) {
                    INDArray[] outputs = network.output(data.getFeatures());
                    double main = meanSquare(outputs[0].sub(data.getLabels(0)));
                    double other = meanSquare(outputs[1].sub(data.getLabels(1)));

                    network.fit(data);

                    assertThat(MainLoss.of(network)).isCloseTo(main, withinPercentage(0.01));
                    assertThat(network.score()).isCloseTo(main + other, withinPercentage(0.01));
                }
            }
        }
    }

    @Test
    void isTheScoreWhereThereIsOneOutput() {
        LayerCase layers = SmallNetworks.classic();
        for (ComputationGraph network :
                new ComputationGraph[] {layers.stock(new Sgd(0.1)), FastPath.enable(layers.stock(new Sgd(0.1)))}) {
            network.fit(layers.data());

            assertThat(MainLoss.of(network)).isPositive().isEqualTo(network.score());
        }
    }

    private static double meanSquare(INDArray errors) {
        return errors.mul(errors).meanNumber().doubleValue();
    }
}
