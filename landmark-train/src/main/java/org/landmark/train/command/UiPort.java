package org.landmark.train.command;

import java.util.OptionalInt;
import org.landmark.data.InputException;

/** The option {@code --ui-port}. */
public final class UiPort {
    private UiPort() {}

    /** The port, or empty for the first free one. */
    public static OptionalInt of(Integer option) {
        if (option == null) {
            return OptionalInt.empty();
        }
        if (option < 1 || option > 65_535) {
            throw new InputException("--ui-port must be between 1 and 65535, came " + option);
        }
        return OptionalInt.of(option);
    }
}
