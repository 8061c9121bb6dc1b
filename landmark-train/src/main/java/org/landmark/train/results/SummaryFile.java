package org.landmark.train.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.file.AtomicFile;

/** Reads and writes a summary. */
public final class SummaryFile {
    static final String ENDING = ".json";

    private SummaryFile() {}

    /** @throws InputException if it can't be read as one, or has a key that none has */
    public static RunSummary read(Path file) {
        requireName(file);
        try {
            return ConfigReader.json(Files.readString(file), file.toString(), RunSummary.class);
        } catch (IOException e) {
            throw new InputException(file + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Writes a summary, or replaces one of an earlier run of the same.
     *
     * @throws InputException if something else is there, or it can't be written
     */
    public static void write(Path file, RunSummary summary) {
        requireName(file);
        if (Files.exists(file)) {
            RunSummary there = read(file);
            if (!there.isSameAs(summary)) {
                throw InputException.in(
                        file,
                        "is of " + there.describe() + ", not of " + summary.describe() + " (expected another --out)");
            }
        }
        try {
            AtomicFile.write(file, ConfigWriter.json(summary));
        } catch (IOException e) {
            throw new InputException(file + ": can't be written (" + e.getMessage() + ")", e);
        }
    }

    /** A text names figures by the file that they are in. */
    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static void requireName(Path file) {
        if (!file.getFileName().toString().matches("[a-z0-9][a-z0-9-]*\\.json")) {
            throw InputException.in(file, "must be named with small letters, digits and dashes, ending in .json");
        }
    }
}
