package org.landmark.eval.command;

import java.io.PrintStream;
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

    /** Beside what results go that nobody gave a place: the file, or one in {@code evaluations/NAME} for a model that comes along. */
    Path place() {
        return isShipped() ? Path.of("evaluations", name).resolve(file.getFileName()) : file;
    }

    /** Whether a name is that of a file or of one that comes along. */
    static boolean isThere(String name) {
        return Files.isRegularFile(Path.of(name)) || ShippedModel.of(name).isPresent();
    }

    /** One that comes along, unless a file has its name. */
    private static Optional<ShippedModel> shipped(String name) {
        return Files.isRegularFile(Path.of(name)) ? Optional.empty() : ShippedModel.of(name);
    }

    /**
     * Finds it; of one that comes along, says what it is for.
     *
     * @throws InputException if it is neither
     */
    static ModelChoice of(String name) {
        return of("--model", name, System.out);
    }

    /**
     * The same for another option.
     *
     * @param option as messages name it
     * @param out where it is said
     */
    static ModelChoice of(String option, String name, PrintStream out) {
        Path file = Path.of(name);
        Optional<ShippedModel> shipped = shipped(name);
        if (shipped.isPresent()) {
            out.println(option.substring(2) + ": " + name + ", " + shipped.get().notice());
            return new ModelChoice(name, shipped.get().file());
        }
        if (!Files.exists(file) && file.getNameCount() == 1 && !name.contains(".")) {
            throw new InputException(
                    option + " " + name + ": no such file (expected one, or " + ShippedModel.labels() + ")");
        }
        return new ModelChoice(name, file);
    }

    /** Whether it comes along. */
    boolean isShipped() {
        return !file.equals(Path.of(name));
    }
}
