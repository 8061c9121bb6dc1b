package org.landmark.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.landmark.tuning.Candidates;
import org.landmark.tuning.run.CandidateRecord;

class VerdictTest {
    private static final String A = "{\"train.batch\":1}";
    private static final String B = "{\"train.batch\":4}";
    private static final Ranking RANKING = Ranking.of(List.of(
            Candidates.failed(3, "{\"train.batch\":9}", "no memory, \"none\""),
            Candidates.scored(2, B, 0.5),
            Candidates.scored(1, A, 0.4)));

    @Test
    void theLuckyOneDoesNotWin() {
        List<Finalist> finalists = Finalist.of(RANKING, reruns(0.4, 0.8, 0.9, 0.5, 0.52, 0.51));
        Verdict verdict = Verdict.of(RANKING, finalists, "mse").orElseThrow();
        assertThat(RANKING.best().orElseThrow().number()).isEqualTo(1);
        assertThat(verdict.winner().number()).isEqualTo(2);
        assertThat(verdict.sentence()).startsWith("Candidate 2, batch 4, has mse 0.5100 \u00b1 0.01000 over 3 seeds");
        assertThat(verdict.clear()).isFalse(); // 0.19 better, but the other's seeds differ by 0.26
    }

    @Test
    void aDifferenceLargerThanThatOfSeedsIsClear() {
        Verdict clear = Verdict.of(RANKING, Finalist.of(RANKING, reruns(0.40, 0.41, 0.42, 0.5, 0.51, 0.52)), "mse")
                .orElseThrow();
        assertThat(clear.clear()).isTrue();
        assertThat(clear.winner().number()).isEqualTo(1);
        Verdict unclear = Verdict.of(RANKING, Finalist.of(RANKING, reruns(0.40, 0.5, 0.6, 0.41, 0.51, 0.61)), "mse")
                .orElseThrow();
        assertThat(unclear.clear()).isFalse();
        assertThat(unclear.sentence()).contains("can't be told apart");
    }

    @Test
    void oneSeedAloneIsSaidToBeOne() {
        Verdict verdict = Verdict.of(RANKING, List.of(), "mse").orElseThrow();
        assertThat(verdict.sentence()).contains("the best by one seed, mse 0.4000", "Another seed may turn that round");
        assertThat(Verdict.of(Ranking.of(List.of()), List.of(), "mse")).isEmpty();
    }

    @Test
    void spreadsAreMeansAndSampleDeviations() {
        Finalist finalist = Finalist.of(RANKING, reruns(1, 2, 3, 9, 9, 9)).get(0);
        assertThat(finalist.mean()).isCloseTo(2, Offset.offset(1e-12));
        assertThat(finalist.deviation()).isCloseTo(1, Offset.offset(1e-12));
    }

    @Test
    void theTableHasTheBestFirstAndTheReasonsLast() {
        RankingTable table = new RankingTable(RANKING, List.of("train.batch"), "mse");
        assertThat(table.text().lines().toList())
                .containsExactly(
                        "rank  candidate  mse                batch  epochs  seconds",
                        "1     1          0.4000             1      2       1.0",
                        "2     2          0.5000             4      2       1.0",
                        "\u2013     3          no memory, \"none\"  9      0       1.0");
        assertThat(table.csv().lines().toList())
                .containsExactly(
                        "rank,candidate,mse,train.batch,seed,epochs,bestEpoch,stopped,seconds,error,run",
                        "1,1,0.4,1,1,2,2,false,1.000,,candidates/001",
                        "2,2,0.5,4,1,2,2,false,1.000,,candidates/002",
                        "\"\",3,,9,1,0,,false,1.000,\"no memory, \"\"none\"\"\",candidates/003");
        assertThat(new RankingTable(RANKING, List.of("train.batch", "data.batch"), "mse").header())
                .contains("train.batch", "data.batch");
    }

    private static List<CandidateRecord> reruns(double a1, double a2, double a3, double b1, double b2, double b3) {
        return List.of(
                Candidates.seeded(1, A, 1, a1),
                Candidates.seeded(1, A, 2, a2),
                Candidates.seeded(1, A, 3, a3),
                Candidates.seeded(2, B, 1, b1),
                Candidates.seeded(2, B, 2, b2),
                Candidates.seeded(2, B, 3, b3));
    }
}
