package org.landmark.train.page;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code progress.json}: how far a training is.
 *
 * @param state what it does
 * @param process that trains, and when that was started, by which it is told from a later one of the same number
 * @param processStarted likewise, ISO 8601; null where the system does not tell
 * @param epoch that goes on, from 1, or the last one
 * @param epochs of the whole training
 * @param faces fitted in it so far
 * @param facesPerEpoch all of it
 * @param meanLoss of its mini-batches so far, or null
 * @param imagesPerSecond that are fitted, or null before any is
 * @param secondsLeft to the end of the training, or null as long as nobody knows
 */
public record Progress(
        State state,
        long process,
        @JsonInclude(JsonInclude.Include.NON_NULL) String processStarted,
        int epoch,
        int epochs,
        int faces,
        int facesPerEpoch,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double meanLoss,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double imagesPerSecond,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double secondsLeft) {
    /** What a training does. */
    public enum State {
        TRAINING,
        STOPPED,
        FAILED,
        ENDED
    }

    public Progress {
        requireNonNull(state, "state is missing");
        if (epoch < 0 || epochs < 1 || faces < 0 || facesPerEpoch < 1) {
            throw new IllegalArgumentException(
                    faces + " of " + facesPerEpoch + " faces of epoch " + epoch + " of " + epochs);
        }
    }

    static Optional<Instant> started(ProcessHandle process) {
        return process.info().startInstant();
    }

    /** Whether the process that wrote it still trains: a kill leaves no word. */
    @JsonIgnore
    public boolean isAlive() {
        return state == State.TRAINING
                && ProcessHandle.of(process)
                        .filter(ProcessHandle::isAlive)
                        .filter(handle -> processStarted == null
                                || started(handle)
                                        .map(Instant::toString)
                                        .map(processStarted::equals)
                                        .orElse(true))
                        .isPresent();
    }
}
