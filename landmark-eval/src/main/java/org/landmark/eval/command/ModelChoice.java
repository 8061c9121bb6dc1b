package org.landmark.eval.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.landmark.data.InputException;
import org.landmark.models.zoo.ShippedModel;

/**
 * A model that a command is asked for: a file, or one that comes along.
 *
 * @param name as it was asked for
 * @param file that holds it
 */
record ModelChoice(String name, Path file) {
    /** What the option's help says of it. */
    static final String HELP =
            "a model file, as in runs/nose/model.zip, or one that comes along: ibug68, imm58 or nose;"
                    + " default ibug68";

    /**
     * Finds it; of one that comes along, says what it is for.
     *
     * @throws InputException if it is neither
     */
    static ModelChoice of(String name) {
        Path file = Path.of(name);
        Optional<ShippedModel> shipped = Files.exists(file) ? Optional.empty() : ShippedModel.of(name);
        if (shipped.isPresent()) {
            System.out.println("model: " + name + ", " + shipped.get().notice());
            return new ModelChoice(name, shipped.get().file());
        }
        if (!Files.exists(file) && file.getNameCount() == 1 && !name.contains(".")) {
            throw new InputException(
                    "--model " + name + ": no such file (expected one, or " + ShippedModel.labels() + ")");
        }
        return new ModelChoice(name, file);
    }
}
