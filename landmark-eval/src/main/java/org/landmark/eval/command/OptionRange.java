package org.landmark.eval.command;

import org.landmark.data.InputException;

/** Options that are whole numbers from 1 on. */
final class OptionRange {
    private OptionRange() {}

    /**
     * The value.
     *
     * @throws InputException if it is below 1 or above the most
     */
    static int within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new InputException(option + ": expected 1 to " + most + ", came " + value);
        }
        return value;
    }
}
