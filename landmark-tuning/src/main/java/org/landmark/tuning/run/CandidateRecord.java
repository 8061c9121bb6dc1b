package org.landmark.tuning.run;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.landmark.tuning.config.Parameters;

/**
 * A line of {@code sweep.jsonl}: a candidate and what came of it, a score or an error.
 *
 * @param number from 1, in the order of the generator
 * @param parameters what it set
 * @param seed of its training
 * @param epochs done
 * @param bestEpoch whose model was kept and scored, or null for an error
 * @param score of that model, or null for an error
 * @param error why there is no score, or null
 * @param stopped whether it was hopeless beside others, and ended before its last epoch
 * @param seconds that it took, all in all
 * @param ended seconds after the sweep began, without the time between a kill and going on
 * @param run its run folder, from the sweep's folder
 * @param scores the score after each epoch, of the best model so far
 * @param genes its place in the space, as the generator has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CandidateRecord(
        int number,
        Parameters parameters,
        long seed,
        int epochs,
        Integer bestEpoch,
        Double score,
        String error,
        boolean stopped,
        double seconds,
        double ended,
        String run,
        List<Double> scores,
        List<Double> genes) {
    public CandidateRecord {
        requireNonNull(parameters, "parameters is missing");
        requireNonNull(run, "run is missing");
        scores = List.copyOf(requireNonNullElse(scores, List.of()));
        genes = List.copyOf(requireNonNullElse(genes, List.of()));
        if ((score == null) == (error == null)) {
            throw new IllegalArgumentException("a candidate has either a score or an error, came "
                    + (score == null ? "neither" : "both") + " of candidate " + number);
        }
    }

    /** Whether it has a score. */
    public boolean succeeded() {
        return score != null;
    }
}
