package org.landmark.train.results;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The rows of a table, if there is one of that name. */
    Optional<List<ResultRow>> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** @throws InputException unless every experiment has one row, and every row one */
    void requireRows(String source, Set<String> experiments) {
        Set<String> missing = new HashSet<>(experiments);
        for (ResultRow row : tables.values().stream().flatMap(List::stream).toList()) {
            if (!missing.remove(row.experiment())) {
                throw new InputException(source + ": " + row.experiment()
                        + (experiments.contains(row.experiment()) ? " has two rows" : " is no experiment"));
            }
            if (row.mends() != null && !experiments.contains(row.mends())) {
                throw new InputException(
                        source + ": " + row.mends() + ", which " + row.experiment() + " mends, is no experiment");
            }
        }
        if (!missing.isEmpty()) {
            throw new InputException(
                    source + ": " + missing.stream().sorted().findFirst().orElseThrow()
                            + " has no row (expected one for every experiment)");
        }
    }
}
