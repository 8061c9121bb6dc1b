package org.landmark.tuning.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.landmark.tuning.run.CandidateRecord;

/**
 * Candidates by their scores.
 *
 * @param scored those that have one, the best first; of equal ones, the one with the smaller number
 * @param failed the others, by their numbers
 */
public record Ranking(List<CandidateRecord> scored, List<CandidateRecord> failed) {
    public Ranking {
        scored = List.copyOf(scored);
        failed = List.copyOf(failed);
    }

    public static Ranking of(List<CandidateRecord> records) {
        return new Ranking(
                records.stream()
                        .filter(CandidateRecord::succeeded)
                        .sorted(Comparator.comparingDouble(CandidateRecord::score)
                                .thenComparingInt(CandidateRecord::number))
                        .toList(),
                records.stream()
                        .filter(record -> !record.succeeded())
                        .sorted(Comparator.comparingInt(CandidateRecord::number))
                        .toList());
    }

    /** The best, if there is one. */
    public Optional<CandidateRecord> best() {
        return scored.stream().findFirst();
    }

    /** All, those without a score last. */
    public List<CandidateRecord> all() {
        return Stream.concat(scored.stream(), failed.stream()).toList();
    }
}
