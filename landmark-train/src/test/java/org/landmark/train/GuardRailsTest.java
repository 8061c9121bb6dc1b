package org.landmark.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landmark.train.config.TrainSpec;

class GuardRailsTest {
    private static final GuardRails GUARDS = new GuardRails(TrainSpec.DEFAULT.withEpochs(8), 0.01);

    /** What is said after each epoch, as it is done. */
    private static List<List<String>> said(GuardRails guards, double[][] losses) {
        List<EpochMetrics> history = new ArrayList<>();
        List<List<String>> said = new ArrayList<>();
        for (double[] epoch : losses) {
            history.add(new EpochMetrics(history.size() + 1, epoch[0], epoch[1], null, 1, 1));
            said.add(guards.after(history));
        }
        return said;
    }

    @Test
    void noProgressIsSaidOnceAfterAThird() {
        double[][] idle = {{0.1, 0.1}, {0.05, 0.02}, {0.04, 0.01}, {0.04, 0.02}};
        List<List<String>> said = said(GUARDS, idle);
        assertThat(said.get(2))
                .containsExactly("after a third of the epochs (3 of 8) no validation loss is below the mean shape's"
                        + " 0.01000, which no look at the photo takes: another train.optimizer.learningRate may help, or a"
                        + " look at the training faces (dataset preview)");
        assertThat(said.get(0)).isEmpty();
        assertThat(said.get(1)).isEmpty();
        assertThat(said.get(3)).isEmpty();
    }

    @Test
    void oneEpochBelowTheMeanShapeIsProgress() {
        assertThat(said(GUARDS, new double[][] {{0.1, 0.1}, {0.05, 0.0099}, {0.04, 0.02}}))
                .allMatch(List::isEmpty);
    }

    @Test
    void aThirdOfTwoEpochsSaysNothing() {
        GuardRails two = new GuardRails(TrainSpec.DEFAULT.withEpochs(2), 0.01);
        assertThat(said(two, new double[][] {{0.1, 0.1}, {0.1, 0.1}})).allMatch(List::isEmpty);
    }

    @Test
    void aLossThatBlowsUpIsSaidOnce() {
        List<List<String>> said =
                said(GUARDS, new double[][] {{0.02, 0.005}, {0.003, 0.005}, {0.031, 0.02}, {0.5, 0.5}});
        assertThat(said.get(2))
                .containsExactly(
                        "the training loss has blown up to 0.03100 in epoch 3: train.optimizer.learningRate 0.001"
                                + " is likely too high");
        assertThat(said.get(1)).isEmpty();
        assertThat(said.get(3)).isEmpty();
    }

    @Test
    void aLossBeyondAllReasonHasBlownUpInTheFirstEpoch() {
        assertThat(said(GUARDS, new double[][] {{101, 0.005}}).get(0))
                .singleElement()
                .asString()
                .startsWith("the training loss has blown up to 101.0 in epoch 1");
        assertThat(said(GUARDS, new double[][] {{99, 0.005}}).get(0)).isEmpty();
    }

    @Test
    void aBumpBelowTheMeanShapeIsNone() {
        assertThat(said(GUARDS, new double[][] {{0.0001, 0.005}, {0.009, 0.005}}))
                .allMatch(List::isEmpty);
    }
}
