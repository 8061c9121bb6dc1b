package org.landmark.data.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.landmark.data.InputException;

/**
 * The lines of a CSV file in UTF-8. Each is parsed by itself, so that an open quote spoils its line and none behind it; a field
 * can't hold a line break.
 */
final class CsvLines implements AutoCloseable {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setTrim(true).build();
    private static final int LONGEST = 1 << 20;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final Reader in;
    private int number;

    CsvLines(Path file) {
        this.file = file;
        try {
            // malformed bytes become U+FFFD, which no number and hardly a photo's name has
            in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The next line that is not blank, or null at the end.
     *
     * @throws InputException if the file can't be read or the line is longer than a million characters
     */
    String next() {
        try {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    number++;
                    if (!line.toString().isBlank()) {
                        return line.toString();
                    }
                    line.setLength(0);
                } else if (line.length() == LONGEST) {
                    throw InputException.at(
                            file, number + 1, "is longer than " + LONGEST + " characters (expected a row of a CSV)");
                } else if (c != BYTE_ORDER_MARK || number > 0 || line.length() > 0) {
                    line.append((char) c);
                }
            }
            number++;
            return line.toString().isBlank() ? null : line.toString();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The number of the line that came last, from 1. */
    int number() {
        return number;
    }

    /**
     * The fields of the line that came last.
     *
     * @throws InputException if it is no row of a CSV
     */
    List<String> fields(String line) {
        try (CSVParser parser = CSVParser.parse(line.strip(), FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() == 1) {
                return records.get(0).toList();
            }
            throw InputException.at(file, number, "expected one row, came " + records.size());
        } catch (IOException e) {
            throw noRow(e);
        } catch (UncheckedIOException e) {
            throw noRow(e.getCause());
        }
    }

    /** The parser counts lines too, but it is given one at a time. */
    private InputException noRow(IOException e) {
        String message = e.getMessage().replaceFirst("^\\((start)?line \\d+\\) ", "");
        return new InputException(file + ":" + number + ": is no row of a CSV (" + message + ")", e);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private InputException unreadable(IOException e) {
        return new InputException(file + ": can't be read as a CSV (" + e.getMessage() + ")", e);
    }
}
