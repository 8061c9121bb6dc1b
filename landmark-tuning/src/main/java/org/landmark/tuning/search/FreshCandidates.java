package org.landmark.tuning.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.landmark.tuning.config.Parameters;
import org.landmark.tuning.config.Space;
import org.landmark.tuning.run.CandidateRecord;
import org.landmark.tuning.run.Trial;

/**
 * The candidates of one of Arbiter's generators that are still to be trained, counted from 1: none that sets the same as an earlier one,
 * none that is already known, whose score the generator is told at its place, and not more than a sweep may have.
 */
final class FreshCandidates implements CandidateGenerator {
    /** After so many candidates that were there before, there is hardly a new one. */
    private static final int MOST_REPEATS = 1000;

    private final CandidateGenerator source;
    private final Map<String, Space> space;
    private final int most;
    private final Map<Parameters, CandidateRecord> known = new HashMap<>();
    private final Set<Parameters> drawn = new HashSet<>();
    private Candidate<Trial> next;

    /**
     * @param known candidates that have ended before
     * @param most that there are, with those
     */
    FreshCandidates(CandidateGenerator source, Map<String, Space> space, List<CandidateRecord> known, int most) {
        this.source = source;
        this.space = space;
        this.most = most;
        known.forEach(record -> this.known.put(record.parameters(), record));
    }

    @Override
    public boolean hasMoreCandidates() {
        if (next == null) {
            next = draw();
        }
        return next != null;
    }

    @Override
    public Candidate<Trial> getCandidate() {
        if (!hasMoreCandidates()) {
            throw new IllegalStateException("there are no more candidates");
        }
        Candidate<Trial> candidate = next;
        next = null;
        return candidate;
    }

    /** The next one, or null if there is none. */
    private Candidate<Trial> draw() {
        int repeats = 0;
        while (repeats < MOST_REPEATS && drawn.size() < most && source.hasMoreCandidates()) {
            Candidate<?> candidate = source.getCandidate();
            if (candidate.getException() != null) { // the genetic search finds nothing that it has not tried
                return null;
            }
            Parameters parameters = SweepSpace.parameters(value(candidate), space);
            if (!drawn.add(parameters)) {
                repeats++;
                continue;
            }
            CandidateRecord before = known.get(parameters);
            if (before == null) {
                return fresh(parameters, candidate.getFlatParameters());
            }
            source.reportResults(new OptimizationResult(candidate, before.score(), before.number(), null, null, null));
        }
        return null;
    }

    private Candidate<Trial> fresh(Parameters parameters, double[] genes) {
        Trial trial =
                new Trial(drawn.size(), parameters, Arrays.stream(genes).boxed().toList());
        return new Candidate<>(() -> trial, trial.number(), genes);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> value(Candidate<?> candidate) {
        return (Map<String, String>) candidate.getValue();
    }

    @Override
    public void reportResults(OptimizationResult result) {
        source.reportResults(result);
    }

    @Override
    public ParameterSpace<?> getParameterSpace() {
        return source.getParameterSpace();
    }

    @Override
    public void setRngSeed(long seed) {
        source.setRngSeed(seed);
    }

    @Override
    public Class<?> getCandidateType() {
        return Trial.class;
    }
}
