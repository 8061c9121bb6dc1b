package org.landmark.data;

import java.nio.file.Path;

/**
 * Something that came from the user is not usable: a file, a configuration, an option. Its message is one line that names the
 * place, what came and what is expected; commands print it and end with exit code 2.
 */
public class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What came may be a megabyte of a damaged file, with characters that a terminal obeys. */
    private static final int LONGEST = 2000;

    private static final int TAIL = 500;

    public InputException(String message) {
        super(oneLine(message));
    }

    public InputException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** A problem with a whole file. */
    public static InputException in(Path file, String problem) {
        return new InputException(file + ": " + problem);
    }

    /** A problem at a line of a file; lines count from 1. */
    public static InputException at(Path file, int line, String problem) {
        return new InputException(file + ":" + line + ": " + problem);
    }

    private static String oneLine(String message) {
        String line = message.strip()
                .replaceAll("\\s*\\R\\s*", " ")
                .replace('\t', ' ')
                .replaceAll("\\p{Cc}", "?");
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST - TAIL) + " ... " + line.substring(line.length() - TAIL);
    }
}
