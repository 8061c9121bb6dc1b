package org.landmark.train;

import java.util.Optional;
import org.landmark.data.Seed;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/** An epoch while it is fitted, from its start or from the middle. */
final class EpochFit {
    private final long begin = System.nanoTime();
    private final double secondsBefore;
    private int faces;
    private double lossSum;

    private EpochFit(int faces, double lossSum, double secondsBefore) {
        this.faces = faces;
        this.lossSum = lossSum;
        this.secondsBefore = secondsBefore;
    }

    /**
     * Begins an epoch, or goes on with it, and sets ND4J's random numbers to where they stand there.
     *
     * @param seed of the run
     * @param epoch from 1
     */
    static EpochFit begin(long seed, int epoch, Optional<EpochPart> part) {
        Random random = Nd4j.getRandom();
        random.setSeed(new Seed(seed).derive("epoch", epoch));
        if (part.isEmpty()) {
            return new EpochFit(0, 0, 0);
        }
        EpochPart done = part.get();
        random.setStates(done.randomRoot(), done.randomNode());
        return new EpochFit(done.faces(), done.lossSum(), done.seconds());
    }

    /** A batch has been fitted. */
    void fitted(int size, double loss) {
        faces += size;
        lossSum += loss * size;
    }

    int faces() {
        return faces;
    }

    double meanLoss() {
        return lossSum / faces;
    }

    /** Where it stands now. */
    EpochPart part() {
        Random random = Nd4j.getRandom();
        double seconds = secondsBefore + (System.nanoTime() - begin) / 1e9;
        return new EpochPart(faces, lossSum, seconds, random.rootState(), random.nodeState());
    }
}
