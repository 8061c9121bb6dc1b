package org.landmark.data.reader;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landmark.data.InputException;

/**
 * The content of a {@code .pts} file, as iBUG gives its 300-W: {@code version: 1}, {@code n_points: 68} and a row {@code x y} for
 * each point between braces, or the rows alone. In the file the middle of the first pixel is (1, 1), as in MATLAB.
 *
 * @param xy x0, y0, x1, y1, ... in pixels with the middle of the first pixel at (0, 0)
 * @param lines the line of the file that each point stands on, from 1
 */
record PtsFile(double[] xy, int[] lines) {
    private static final Pattern VERSION = Pattern.compile("version\\s*:\\s*\\d+");
    private static final Pattern COUNT = Pattern.compile("n_points\\s*:\\s*(\\d{1,6})");

    /**
     * Reads a file.
     *
     * @throws InputException if it can't be read or is not such a file; names the line
     */
    static PtsFile read(Path file) {
        List<TextLine> lines = TextLine.read(file);
        int first = 0;
        OptionalInt count = OptionalInt.empty();
        if (first < lines.size() && VERSION.matcher(lines.get(first).text()).matches()) {
            first++;
        }
        if (first < lines.size()) {
            Matcher matcher = COUNT.matcher(lines.get(first).text());
            if (matcher.matches()) {
                count = OptionalInt.of(Integer.parseInt(matcher.group(1)));
                first++;
            }
        }
        boolean braces = first < lines.size() && lines.get(first).text().equals("{");
        if (first > 0 && !braces) {
            throw expected("'{' behind the header", file, lines, first);
        }
        int end = lines.size();
        if (braces) {
            first++;
            end = closing(file, lines, first);
        }
        if (first == end) {
            throw InputException.in(file, "holds no point (expected a row 'x y' for each)");
        }
        PtsFile points = rows(file, lines.subList(first, end));
        if (count.isPresent() && count.getAsInt() != points.lines.length) {
            throw InputException.in(
                    file, "n_points says " + count.getAsInt() + " points, came " + points.lines.length + " rows");
        }
        return points;
    }

    /** The index of the line that closes the braces, which must be the last. */
    private static int closing(Path file, List<TextLine> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).text().equals("}")) {
                if (i + 1 < lines.size()) {
                    throw expected("nothing behind '}'", file, lines, i + 1);
                }
                return i;
            }
        }
        throw expected("'}' behind the points", file, lines, lines.size());
    }

    private static PtsFile rows(Path file, List<TextLine> rows) {
        double[] xy = new double[2 * rows.size()];
        int[] numbers = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            String[] fields = rows.get(i).text().split("\\s+");
            if (fields.length != 2) {
                throw expected("a row 'x y'", file, rows, i);
            }
            for (int axis = 0; axis < 2; axis++) {
                String field = fields[axis];
                int line = rows.get(i).number();
                xy[2 * i + axis] = Coordinate.parse(field)
                                .orElseThrow(() -> InputException.at(
                                        file, line, "expected a number of pixels, came '" + field + "'"))
                        - 1;
            }
            numbers[i] = rows.get(i).number();
        }
        return new PtsFile(xy, numbers);
    }

    private static InputException expected(String what, Path file, List<TextLine> lines, int index) {
        return index < lines.size()
                ? InputException.at(
                        file,
                        lines.get(index).number(),
                        "expected " + what + ", came '" + lines.get(index).text() + "'")
                : InputException.in(file, "expected " + what + ", came the end of the file");
    }
}
