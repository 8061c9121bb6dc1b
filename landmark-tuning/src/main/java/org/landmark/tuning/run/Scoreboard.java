package org.landmark.tuning.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scores of all candidates after each epoch, as far as they have come. */
public final class Scoreboard {
    private final Map<Integer, List<Double>> scores = new TreeMap<>();

    /** One with the candidates that have a score. */
    public Scoreboard(List<CandidateRecord> known) {
        known.stream()
                .filter(CandidateRecord::succeeded)
                .forEach(record -> scores.put(record.number(), new ArrayList<>(record.scores())));
    }

    /** Another epoch of a candidate has ended. */
    public synchronized void add(int candidate, double score) {
        scores.computeIfAbsent(candidate, number -> new ArrayList<>()).add(score);
    }

    /** A candidate has come to nothing. */
    public synchronized void remove(int candidate) {
        scores.remove(candidate);
    }

    /** The scores of the others after an epoch, counted from 1, of those that have got as far. */
    public synchronized List<Double> others(int candidate, int epoch) {
        return scores.entrySet().stream()
                .filter(entry -> entry.getKey() != candidate && entry.getValue().size() >= epoch)
                .map(entry -> entry.getValue().get(epoch - 1))
                .toList();
    }
}
