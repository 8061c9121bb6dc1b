package org.landmark.data.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.landmark.data.InputException;

/**
 * The content of a CSV of landmarks: a header of one column for the photo's name and two for each point, then a row
 * {@code name,x0,y0,x1,y1,...} for each face. A wrong row is kept as that row's problem and does not hide the rows behind it.
 *
 * @param headerLine the line of the header, from 1
 * @param header the columns' names, one for the photo's name and two for each point
 * @param rows in the order of the file
 */
record CsvFile(int headerLine, List<String> header, List<Row> rows) {
    /**
     * One row.
     *
     * @param line of the file, from 1
     * @param photo the photo's name as it stands in the file
     * @param xy x0, y0, x1, y1, ... in pixels
     * @param problem the first thing wrong with the row, as one line that names file and line; the rest is then of no use
     */
    record Row(int line, String photo, double[] xy, Optional<String> problem) {}

    /**
     * Reads a file.
     *
     * @throws InputException if it can't be read, its header has no such columns or there is no row behind it
     */
    static CsvFile read(Path file) {
        try (CsvLines lines = new CsvLines(file)) {
            String first = lines.next();
            if (first == null) {
                throw InputException.in(file, "is empty (expected a header and a row for each face)");
            }
            List<String> header = lines.fields(first);
            int headerLine = lines.number();
            int columns = header.size();
            if (columns < 3 || columns % 2 == 0) {
                throw InputException.at(
                        file,
                        headerLine,
                        "expected a header of one column for the photo's name and two for each point, came " + columns
                                + (columns == 1 ? " column" : " columns"));
            }
            List<Row> rows = new ArrayList<>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                rows.add(row(file, lines, line, columns));
            }
            if (rows.isEmpty()) {
                throw InputException.in(file, "holds a header only (expected a row for each face)");
            }
            return new CsvFile(headerLine, List.copyOf(header), List.copyOf(rows));
        }
    }

    /** How many points the header has columns for. */
    int points() {
        return header.size() / 2;
    }

    private static Row row(Path file, CsvLines lines, String line, int columns) {
        int number = lines.number();
        try {
            List<String> fields = lines.fields(line);
            if (fields.size() != columns) {
                throw InputException.at(
                        file, number, "expected " + columns + " columns, as the header has, came " + fields.size());
            }
            if (fields.get(0).isEmpty()) {
                throw InputException.at(file, number, "expected the photo's name in the first column, came none");
            }
            double[] xy = new double[columns - 1];
            for (int i = 0; i < xy.length; i++) {
                String field = fields.get(i + 1);
                int column = i + 2;
                xy[i] = Coordinate.parse(field)
                        .orElseThrow(() -> InputException.at(
                                file,
                                number,
                                "expected a number of pixels in column " + column + ", came '" + field + "'"));
            }
            return new Row(number, fields.get(0), xy, Optional.empty());
        } catch (InputException e) {
            return new Row(number, "", new double[0], Optional.of(e.getMessage()));
        }
    }
}
