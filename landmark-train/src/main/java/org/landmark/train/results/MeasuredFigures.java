package org.landmark.train.results;

import static java.util.Objects.requireNonNullElse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measured figures that are no run's, as they are shown.
 *
 * @param source what was measured, how and on what; required
 * @param date of the measurement, ISO 8601; required
 * @param figures by their names; default none
 * @param tables by their names; default none
 */
public record MeasuredFigures(String source, String date, Map<String, String> figures, Map<String, Table> tables) {
    /**
     * A table.
     *
     * @param columns their headings
     * @param rows each with a cell for every column
     */
    public record Table(List<String> columns, List<List<String>> rows) {
        public Table {
            columns = List.copyOf(requireNonNullElse(columns, List.of()));
            rows = List.copyOf(requireNonNullElse(rows, List.of()));
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row must have " + columns.size() + " cells, one for each column, came " + row);
                }
            }
        }
    }

    public MeasuredFigures {
        if (source == null || date == null || !date.matches("\\d{4}-\\d\\d-\\d\\d")) {
            throw new IllegalArgumentException(
                    "source and date, as in 2026-01-31, are needed, came " + source + ", " + date);
        }
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNullElse(figures, Map.of())));
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNullElse(tables, Map.of())));
    }
}
