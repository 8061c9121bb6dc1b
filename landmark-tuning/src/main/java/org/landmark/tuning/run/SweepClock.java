package org.landmark.tuning.run;

import java.util.List;

/** How long a sweep has gone on, without the time between a kill and going on. */
public final class SweepClock {
    private final double before;
    private final long began = System.nanoTime();

    /**
     * Goes on.
     *
     * @param known candidates that have ended before
     */
    public SweepClock(List<CandidateRecord> known) {
        before = known.stream().mapToDouble(CandidateRecord::ended).max().orElse(0);
    }

    /** Seconds so far. */
    public double seconds() {
        return before + (System.nanoTime() - began) / 1e9;
    }
}
