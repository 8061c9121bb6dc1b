package org.landmark.train;

/**
 * Where a training stands within an epoch that is not over. What else an epoch draws at random is drawn from its number.
 *
 * @param faces fitted so far, in whole batches
 * @param lossSum of their losses
 * @param seconds that fitting them took
 * @param randomRoot state of ND4J's random numbers, which dropout draws from: the part that a seed sets
 * @param randomNode and the part that moves with every draw
 */
public record EpochPart(int faces, double lossSum, double seconds, long randomRoot, long randomNode) {
    public EpochPart {
        if (faces < 1 || !Double.isFinite(lossSum) || !(seconds >= 0)) {
            throw new IllegalArgumentException(
                    "part of an epoch of " + faces + " faces with losses of " + lossSum + " in " + seconds + " s");
        }
    }
}
