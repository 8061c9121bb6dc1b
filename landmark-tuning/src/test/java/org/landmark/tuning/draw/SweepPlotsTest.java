package org.landmark.tuning.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landmark.tuning.Candidates;
import org.landmark.tuning.run.CandidateRecord;

@Timeout(60)
class SweepPlotsTest {
    private static final List<String> KEYS = List.of("train.rate", "network.channels", "train.loss");

    @Test
    void aPointStandsForEachCandidate() {
        SweepPlots plots = new SweepPlots("mse", candidates(0.001, 0.01, 0.1, 1));
        BufferedImage one = new SweepPlots("mse", candidates(0.001)).parameter("train.rate");
        BufferedImage four = plots.parameter("train.rate");
        assertThat(four.getWidth()).isEqualTo(900);
        assertThat(blue(four)).isGreaterThan(3 * blue(one)).isLessThan(5 * blue(one));
        assertThat(blue(plots.parameter("network.channels"))).isPositive();
        assertThat(blue(plots.time())).isPositive();
        assertThat(plots.parallel(KEYS).getHeight()).isEqualTo(540);
    }

    /** XChart searches for ticks without end where they would all read alike. */
    @Test
    void valuesThatAreAllAlikeAreDrawnToo() {
        for (double[] scores : new double[][] {
            {0.5}, {0.5, 0.5}, {0, 0}, {1e-9, 1e-9}, {1e300, 1e300}, {1e-12, 1e12}, {0.1, 0.1 + 1e-15}
        }) {
            SweepPlots plots = new SweepPlots("mse", candidates(scores));
            assertThat(plots.time()).isNotNull();
            assertThat(plots.parallel(KEYS)).isNotNull();
            KEYS.forEach(key -> assertThat(plots.parameter(key)).isNotNull());
        }
    }

    @Test
    void namesStandSideBySide() {
        Axis axis = Axis.of(candidates(1, 2, 3, 4).stream()
                .map(record -> record.parameters().values().get("network.channels"))
                .toList());
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly("[4, 8]", "[a very long value ...");
        assertThat(axis.places()).containsExactly(0.25, 0.75, 0.25, 0.75);
    }

    private static List<CandidateRecord> candidates(double... scores) {
        return IntStream.range(0, scores.length)
                .mapToObj(i -> Candidates.scored(
                        i + 1,
                        "{\"train.rate\":0.001,\"network.channels\":"
                                + (i % 2 == 0 ? "[4, 8]" : "[\"a very long value that is no number\"]")
                                + ",\"train.loss\":\"l1\"}",
                        scores[i]))
                .toList();
    }

    /** How many pixels have the colour of points. */
    private static long blue(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return IntStream.of(pixels)
                .filter(pixel -> pixel == PlainChart.POINTS.getRGB())
                .count();
    }
}
