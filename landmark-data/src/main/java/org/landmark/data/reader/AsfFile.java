package org.landmark.data.reader;

import java.nio.file.Path;
import java.util.List;
import org.landmark.data.InputException;

/**
 * The content of an {@code .asf} file (AAM Shape File; M. B. Stegmann, Active Appearance Models, 2000): lines that start with
 * {@code #} are comments; then the number of points, a row {@code path# type x y point# from to} for each, with x and y relative
 * to the photo's width and height, and the photo's file name. Rows may have further columns.
 *
 * @param relative x0, y0, x1, y1, ... as they stand in the file
 * @param lines the line of the file that each point stands on, from 1
 * @param photo the photo's file name
 */
record AsfFile(double[] relative, int[] lines, String photo) {
    /**
     * Reads a file of the expected number of points.
     *
     * @throws InputException if it can't be read or is not such a file; names the line
     */
    static AsfFile read(Path file, int points) {
        List<TextLine> lines = TextLine.read(file).stream()
                .filter(line -> !line.text().startsWith("#"))
                .toList();
        if (lines.isEmpty()) {
            throw InputException.in(file, "is empty (expected the number of points, their rows and the photo's name)");
        }
        TextLine count = lines.get(0);
        if (!count.text().equals(Integer.toString(points))) {
            throw InputException.at(
                    file, count.number(), "expected the number of points, " + points + ", came '" + count.text() + "'");
        }
        double[] relative = new double[2 * points];
        int[] numbers = new int[points];
        for (int i = 0; i < points; i++) {
            TextLine row = i + 1 < lines.size() ? lines.get(i + 1) : null;
            String[] fields = row == null ? new String[0] : row.text().split("\\s+");
            if (fields.length < 7) {
                int at = row == null ? lines.get(lines.size() - 1).number() : row.number();
                throw InputException.at(
                        file,
                        at,
                        "expected row " + (i + 1) + " of " + points + " with 7 columns, came "
                                + (row == null ? "the end of the file" : "'" + row.text() + "'"));
            }
            relative[2 * i] = number(file, row, fields[2]);
            relative[2 * i + 1] = number(file, row, fields[3]);
            numbers[i] = row.number();
        }
        if (lines.size() != points + 2) {
            TextLine last = lines.get(lines.size() - 1);
            throw InputException.at(
                    file,
                    last.number(),
                    "expected " + points + " rows and then the photo's name, came " + (lines.size() - 1)
                            + " lines after the number of points");
        }
        return new AsfFile(relative, numbers, lines.get(points + 1).text());
    }

    private static double number(Path file, TextLine row, String field) {
        return Coordinate.parse(field)
                .orElseThrow(() -> InputException.at(
                        file,
                        row.number(),
                        "expected a coordinate relative to the photo's size, came '" + field + "'"));
    }
}
