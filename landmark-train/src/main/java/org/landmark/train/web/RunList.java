package org.landmark.train.web;

import java.util.List;
import org.landmark.data.InputException;
import org.landmark.train.run.RunRecord;

/**
 * The runs that there are.
 *
 * @param own the one that is trained here, or null
 * @param arbiter whether there is Arbiter's page, too
 * @param runs in the order of their names
 */
record RunList(String own, boolean arbiter, List<Run> runs) {
    private static final String ARBITER = "org.deeplearning4j.arbiter.ui.module.ArbiterModule";

    /**
     * A run, or why it can't be shown.
     *
     * @param experiment its name, or null
     * @param state what it does, or null
     * @param epochs how many are done
     * @param started ISO 8601, or null
     * @param problem a line, or null
     */
    record Run(String name, String experiment, String state, int epochs, String started, String problem) {}

    static RunList of(RunShelf shelf, ReadFiles files) {
        return new RunList(
                shelf.own().orElse(null),
                hasArbiter(),
                shelf.names().stream()
                        .map(name -> run(name, new StoredRun(shelf.at(name), files)))
                        .toList());
    }

    private static boolean hasArbiter() {
        try {
            Class.forName(ARBITER, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Run run(String name, StoredRun run) {
        try {
            RunRecord record = run.record();
            return new Run(
                    name,
                    record.configuration().name(),
                    run.state(),
                    run.metrics().size(),
                    record.provenance().started(),
                    null);
        } catch (InputException e) {
            return new Run(name, null, null, 0, null, line(e));
        }
    }

    static String line(InputException e) {
        return e.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
