package org.landmark.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingStateTest {
    @Test
    void theEarliestOfTheLowestValidationLossesIsTheBest() {
        TrainingState state = TrainingState.START;
        for (double loss : new double[] {3, 2, 2, 4}) {
            state = state.after(epoch(state.epoch() + 1, loss));
        }
        assertThat(state.epoch()).isEqualTo(4);
        assertThat(state.bestEpoch()).isEqualTo(2);
        assertThat(state.best().validationLoss()).isEqualTo(2);
        assertThat(TrainingState.START.epoch()).isZero();
    }

    @Test
    void whyATrainingEndedEarlyIsSaid() {
        TrainingState state =
                TrainingState.START.after(epoch(1, 1)).after(epoch(2, 2)).after(epoch(3, 3));
        assertThat(state.stoppedEarly(2)).isEqualTo("stopped after epoch 3: no better validation loss since epoch 1");
        assertThat(state.stoppedEarly(0)).isEqualTo("stopped after epoch 3: others of its sweep were better by then");
    }

    @Test
    void aBestEpochThatNeverWasIsRefused() {
        assertThatThrownBy(() -> new TrainingState(2, List.of(epoch(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EpochMetrics epoch(int number, double loss) {
        return new EpochMetrics(number, 1, loss, null, 1, 1);
    }
}
