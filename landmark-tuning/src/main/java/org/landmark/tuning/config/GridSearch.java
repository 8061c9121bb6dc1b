package org.landmark.tuning.config;

/** Every combination; the first key changes fastest. */
public record GridSearch() implements GeneratorSpec {
    @Override
    public boolean endsByItself() {
        return true;
    }

    @Override
    public String label() {
        return "grid";
    }
}
