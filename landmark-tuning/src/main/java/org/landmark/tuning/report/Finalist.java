package org.landmark.tuning.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.landmark.eval.metric.LossText;
import org.landmark.tuning.run.CandidateRecord;

/**
 * One of the best candidates with several seeds.
 *
 * @param candidate as it was ranked
 * @param runs one for each seed that came to a score
 */
public record Finalist(CandidateRecord candidate, List<CandidateRecord> runs) {
    public Finalist {
        runs = List.copyOf(runs);
    }

    /**
     * The finalists, the best mean first; those with fewer scores than others come after them.
     *
     * @param reruns of candidates, by their numbers
     */
    public static List<Finalist> of(Ranking ranking, List<CandidateRecord> reruns) {
        Map<Integer, Finalist> finalists = new LinkedHashMap<>();
        for (CandidateRecord candidate : ranking.scored()) {
            List<CandidateRecord> runs = reruns.stream()
                    .filter(rerun -> rerun.number() == candidate.number() && rerun.succeeded())
                    .sorted(Comparator.comparingLong(CandidateRecord::seed))
                    .toList();
            if (!runs.isEmpty()) {
                finalists.put(candidate.number(), new Finalist(candidate, runs));
            }
        }
        return finalists.values().stream()
                .sorted(Comparator.<Finalist>comparingInt(finalist -> -finalist.runs.size())
                        .thenComparingDouble(Finalist::mean))
                .toList();
    }

    /** The mean of the scores. */
    public double mean() {
        return runs.stream().mapToDouble(CandidateRecord::score).average().orElseThrow();
    }

    /** Their standard deviation, by one less than their number; 0 of a single one. */
    public double deviation() {
        double mean = mean();
        double squares = runs.stream()
                .mapToDouble(run -> (run.score() - mean) * (run.score() - mean))
                .sum();
        return runs.size() < 2 ? 0 : Math.sqrt(squares / (runs.size() - 1));
    }

    /** Mean and deviation as text. */
    public String spread() {
        return LossText.of(mean()) + " \u00b1 " + LossText.of(deviation());
    }

    /** The heads of a table of finalists. */
    static List<String> header(String score) {
        return List.of("candidate", "settings", score + ", mean \u00b1 deviation", "by seed");
    }

    /** Its rows. */
    static List<List<String>> rows(List<Finalist> finalists) {
        return finalists.stream().map(Finalist::row).toList();
    }

    private List<String> row() {
        return List.of(
                Integer.toString(candidate.number()),
                candidate.parameters().describe(),
                spread(),
                runs.stream()
                        .map(run -> run.seed() + ": " + LossText.of(run.score()))
                        .collect(Collectors.joining(", ")));
    }
}
