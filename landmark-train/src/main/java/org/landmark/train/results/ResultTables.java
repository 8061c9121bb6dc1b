package org.landmark.train.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.landmark.data.InputException;

/**
 * {@code results/tables.yaml}: which experiments stand in which table.
 *
 * @param tables by their names, each with its rows in order
 */
record ResultTables(Map<String, List<ResultRow>> tables) {
    ResultTables {
        if (tables == null || tables.isEmpty()) {
            throw new IllegalArgumentException("tables: needs at least one");
        }
    }

    /** Whether an experiment has a row. */
    boolean hold(String experiment) {
        return tables.values().stream().flatMap(List::stream).anyMatch(row -> row.experiment()
                .equals(experiment));
    }

    /** The rows of a table, if there is one of that name. */
    Optional<List<ResultRow>> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** @throws InputException if a summary has no place, directly or as a variant */
    void requirePlace(String source, RunSummary summary) {
        String experiment = summary.variantOf() == null ? summary.experiment() : summary.variantOf();
        if (!hold(experiment)) {
            throw new InputException(source + ": " + (summary.variantOf() == null ? "experiment " : "variantOf ")
                    + experiment + " stands in no table (expected one of results/tables.yaml)");
        }
    }
}
