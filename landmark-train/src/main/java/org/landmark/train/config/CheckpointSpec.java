package org.landmark.train.config;

import static java.util.Objects.requireNonNullElse;

/**
 * What a run can go on from if it is stopped. Nothing here changes a number of it.
 *
 * @param minutes after which a checkpoint is written in the middle of an epoch, beside those after each; default 10, 0 for none
 * @param keep how many of the last checkpoints are kept; default 3
 */
public record CheckpointSpec(Double minutes, Integer keep) {
    static final CheckpointSpec DEFAULT = new CheckpointSpec(null, null);

    public CheckpointSpec {
        minutes = requireNonNullElse(minutes, 10.0);
        keep = requireNonNullElse(keep, 3);
        if (!(minutes >= 0 && minutes <= 1e6)) {
            throw new IllegalArgumentException("minutes must be 0 (none within an epoch) or more, came " + minutes);
        }
        if (keep < 1 || keep > 1000) {
            throw new IllegalArgumentException("keep must be between 1 and 1000, came " + keep);
        }
    }
}
