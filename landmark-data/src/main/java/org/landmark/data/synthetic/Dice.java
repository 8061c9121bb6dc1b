package org.landmark.data.synthetic;

import java.util.List;
import java.util.SplittableRandom;

/** A seeded source of choices; the place in the data set is part of the seed, so no drawing depends on another one's. */
final class Dice {
    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice for one place of a data set, such as (person, photo). */
    static Dice at(long seed, long... place) {
        long mixed = seed;
        for (long step : place) {
            mixed = new SplittableRandom(mixed * 0x9E3779B97F4A7C15L + step).nextLong();
        }
        return new Dice(new SplittableRandom(mixed));
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int between(int low, int highInclusive) {
        return low + random.nextInt(highInclusive - low + 1);
    }

    /** A normal deviate, cut at two and a half standard deviations. */
    double normal(double mean, double deviation) {
        return mean + deviation * Math.max(-2.5, Math.min(2.5, random.nextGaussian()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    long seed() {
        return random.nextLong();
    }
}
