package org.landmark.train;

/**
 * One line of {@code metrics.jsonl}.
 *
 * @param epoch from 1
 * @param trainLoss mean of the mini-batches' losses while the epoch went on, in the target's scale; an auxiliary output's is trained on
 *     but not counted, so that it can be held against the next
 * @param validationLoss on the validation faces after it, in the target's scale
 * @param validationNme fraction of the distance that the scheme names, or null where it names none
 * @param seconds that fitting took, validation apart
 * @param imagesPerSecond that were fitted
 */
public record EpochMetrics(
        int epoch,
        double trainLoss,
        double validationLoss,
        Double validationNme,
        double seconds,
        double imagesPerSecond) {}
