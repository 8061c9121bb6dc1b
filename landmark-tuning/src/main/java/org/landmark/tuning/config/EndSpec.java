package org.landmark.tuning.config;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * When a sweep ends before its generator does, whichever comes first; candidates that train then are trained to their end.
 *
 * @param candidates how many there are at most; null for any
 * @param minutes after which no other candidate begins; null for any
 * @param score that is good enough; null for any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndSpec(Integer candidates, Double minutes, Double score) {
    static final EndSpec NONE = new EndSpec(null, null, null);

    public EndSpec {
        if (candidates != null && (candidates < 1 || candidates > SweepConfig.MOST_CANDIDATES)) {
            throw new IllegalArgumentException(
                    "candidates must be from 1 to " + SweepConfig.MOST_CANDIDATES + ", came " + candidates);
        }
        if (minutes != null && !(minutes > 0 && minutes <= 1e6)) {
            throw new IllegalArgumentException("minutes must be above 0 and at most 1000000, came " + minutes);
        }
        if (score != null && !(score >= 0 && Double.isFinite(score))) {
            throw new IllegalArgumentException("score must be a number from 0 on, came " + score);
        }
    }
}
