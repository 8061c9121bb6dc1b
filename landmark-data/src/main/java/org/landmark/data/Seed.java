package org.landmark.data;

/**
 * The one source of randomness of a run. Everything random draws from a number derived from the run's seed, a purpose and, where
 * it matters, an index such as the epoch, so that it depends neither on the order in which things happen nor on what else is
 * drawn.
 */
public record Seed(long value) {
    /** A number that differs for each purpose and index, mixed by the finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    public long derive(String purpose, long index) {
        long mixed = mix(value + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed ^ purpose.charAt(i));
        }
        return mix(mixed + 0x9E3779B97F4A7C15L * (index + 1));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
