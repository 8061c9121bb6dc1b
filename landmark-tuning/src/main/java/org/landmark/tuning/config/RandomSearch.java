package org.landmark.tuning.config;

/** Every candidate is drawn by itself, each key evenly in its scale: J. Bergstra, Y. Bengio, JMLR 2012. */
public record RandomSearch() implements GeneratorSpec {
    @Override
    public String label() {
        return "random";
    }
}
