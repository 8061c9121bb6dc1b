package org.landmark.tuning.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.landmark.eval.metric.LossText;
import org.landmark.tuning.run.CandidateRecord;

/**
 * What a sweep says of its settings.
 *
 * @param winner the candidate with the best mean over seeds, or the best by its one score where none was trained again
 * @param clear whether it is better than the next one by more than seeds make a difference
 * @param sentence for a reader
 */
public record Verdict(CandidateRecord winner, boolean clear, String sentence) {
    /**
     * Of a sweep; empty if no candidate has a score.
     *
     * @param finalists the best mean first
     * @param score its name
     */
    public static Optional<Verdict> of(Ranking ranking, List<Finalist> finalists, String score) {
        if (ranking.best().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(finalists.isEmpty() ? byOneSeed(ranking, score) : bySeeds(finalists, score));
    }

    private static Verdict byOneSeed(Ranking ranking, String score) {
        CandidateRecord best = ranking.best().orElseThrow();
        return new Verdict(
                best,
                false,
                String.format(
                        Locale.ROOT,
                        "Candidate %d is the best by one seed, %s %s: %s. Another seed may turn that round.",
                        best.number(),
                        score,
                        LossText.of(best.score()),
                        best.parameters().describe()));
    }

    private static Verdict bySeeds(List<Finalist> finalists, String score) {
        Finalist first = finalists.get(0);
        String winner = String.format(
                Locale.ROOT,
                "Candidate %d, %s, has %s %s over %d seed%s",
                first.candidate().number(),
                first.candidate().parameters().describe(),
                score,
                first.spread(),
                first.runs().size(),
                first.runs().size() == 1 ? "" : "s");
        if (finalists.size() == 1) {
            return new Verdict(first.candidate(), false, winner + ".");
        }
        Finalist second = finalists.get(1);
        double difference = second.mean() - first.mean();
        boolean clear = first.runs().size() >= 2
                && second.runs().size() >= 2
                && difference > Math.max(first.deviation(), second.deviation());
        String other = String.format(
                Locale.ROOT, "candidate %d, %s", second.candidate().number(), second.spread());
        return new Verdict(
                first.candidate(),
                clear,
                clear
                        ? winner + ": better than " + other + ", by more than the seeds of either differ."
                        : winner + ". The next, " + other
                                + ", is no worse beyond what a seed makes: they can't be told apart.");
    }
}
