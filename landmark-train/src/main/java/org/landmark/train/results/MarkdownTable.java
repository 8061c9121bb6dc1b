package org.landmark.train.results;

import java.util.Collections;
import java.util.List;

/** A table in Markdown, row by row. */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();
    private final int columns;

    MarkdownTable(List<String> headings) {
        columns = headings.size();
        row(headings);
        row(Collections.nCopies(columns, "---"));
    }

    /** Adds a row; cells that are missing at its end are empty. */
    void row(List<String> cells) {
        text.append('|');
        for (int i = 0; i < columns; i++) {
            String cell = i < cells.size() ? cells.get(i) : "";
            text.append(cell.isEmpty() ? "" : " " + cell.replace("|", "\\|")).append(" |");
        }
        text.append('\n');
    }

    /** Without a line end behind the last row. */
    String text() {
        return text.toString().stripTrailing();
    }
}
