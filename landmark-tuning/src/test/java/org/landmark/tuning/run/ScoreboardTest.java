package org.landmark.tuning.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.landmark.tuning.Candidates;

class ScoreboardTest {
    @Test
    void othersCountAsFarAsTheyHaveCome() {
        Scoreboard board = new Scoreboard(
                List.of(Candidates.scored(1, "{\"a\":1}", 0.5), Candidates.failed(2, "{\"a\":2}", "no memory")));
        board.add(3, 7);
        board.add(4, 9);
        board.add(4, 8);
        assertThat(board.others(3, 1)).containsExactly(1.0, 9.0);
        assertThat(board.others(3, 2)).containsExactly(0.5, 8.0);
        assertThat(board.others(4, 2)).containsExactly(0.5);
        board.remove(4);
        assertThat(board.others(3, 2)).containsExactly(0.5);
    }
}
