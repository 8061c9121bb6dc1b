package org.landmark.data.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.landmark.data.InputException;

/**
 * A line of a small text file.
 *
 * @param number from 1
 * @param text without white space at its ends
 */
record TextLine(int number, String text) {
    private static final long MAX_BYTES = 1 << 20;

    /**
     * The lines of an annotation of one face that are not blank.
     *
     * @throws InputException if the file can't be read or is far too large for one face
     */
    static List<TextLine> read(Path file) {
        List<TextLine> lines = new ArrayList<>();
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw InputException.in(file, "is too large for a shape file (over " + MAX_BYTES + " bytes)");
            }
            int number = 0;
            for (String text :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\\R", -1)) {
                number++;
                if (!text.isBlank()) {
                    lines.add(new TextLine(number, text.strip()));
                }
            }
        } catch (IOException e) {
            throw new InputException(file + ": can't be read (" + e.getMessage() + ")", e);
        }
        return lines;
    }
}
