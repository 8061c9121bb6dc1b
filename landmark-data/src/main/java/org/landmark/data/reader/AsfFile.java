package org.landmark.data.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final long MAX_BYTES = 1 << 20;

    private record Line(int number, String text) {}

    /**
     * Reads a file of the expected number of points.
     *
     * @throws InputException if it can't be read or is not such a file; names the line
     */
    static AsfFile read(Path file, int points) {
        List<Line> lines = contentLines(file);
        if (lines.isEmpty()) {
            throw InputException.in(file, "is empty (expected the number of points, their rows and the photo's name)");
        }
        Line count = lines.get(0);
        if (!count.text.equals(Integer.toString(points))) {
            throw InputException.at(
                    file, count.number, "expected the number of points, " + points + ", came '" + count.text + "'");
        }
        double[] relative = new double[2 * points];
        int[] numbers = new int[points];
        for (int i = 0; i < points; i++) {
            Line row = i + 1 < lines.size() ? lines.get(i + 1) : null;
            String[] fields = row == null ? new String[0] : row.text.split("\\s+");
            if (fields.length < 7) {
                int at = row == null ? lines.get(lines.size() - 1).number : row.number;
                throw InputException.at(
                        file,
                        at,
                        "expected row " + (i + 1) + " of " + points + " with 7 columns, came "
                                + (row == null ? "the end of the file" : "'" + row.text + "'"));
            }
            relative[2 * i] = number(file, row, fields[2]);
            relative[2 * i + 1] = number(file, row, fields[3]);
            numbers[i] = row.number;
        }
        if (lines.size() != points + 2) {
            Line last = lines.get(lines.size() - 1);
            throw InputException.at(
                    file,
                    last.number,
                    "expected " + points + " rows and then the photo's name, came " + (lines.size() - 1)
                            + " lines after the number of points");
        }
        return new AsfFile(relative, numbers, lines.get(points + 1).text);
    }

    private static double number(Path file, Line row, String field) {
        try {
            double value = Double.parseDouble(field);
            if (Math.abs(value) < 1e6) { // false for NaN
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw InputException.at(
                file, row.number, "expected a coordinate relative to the photo's size, came '" + field + "'");
    }

    private static List<Line> contentLines(Path file) {
        List<Line> content = new ArrayList<>();
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw InputException.in(file, "is too large for a shape file (over " + MAX_BYTES + " bytes)");
            }
            int number = 0;
            for (String text :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\\R", -1)) {
                number++;
                String stripped = text.strip();
                if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                    content.add(new Line(number, stripped));
                }
            }
        } catch (IOException e) {
            throw new InputException(file + ": can't be read (" + e.getMessage() + ")", e);
        }
        return content;
    }
}
