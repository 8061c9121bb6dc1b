package org.landmark.train.results;

import static java.util.Objects.requireNonNullElse;

import java.util.List;

/**
 * An experiment's place in a table: its runs, and beside them what others reached.
 *
 * @param experiment its name; required
 * @param mends the experiment that it mends, which fails as it is written; default none
 * @param elsewhere default none
 */
record ResultRow(String experiment, String mends, List<Elsewhere> elsewhere) {
    /**
     * Figures from elsewhere, each as it was published.
     *
     * @param what reached them; required
     * @param source where they are from; required
     * @param loss validation loss in the experiment's scale
     * @param mse in ratios
     * @param nme with its percent sign
     * @param error in pixels
     */
    record Elsewhere(String what, String source, String loss, String mse, String nme, String error) {
        Elsewhere {
            if (what == null || source == null) {
                throw new IllegalArgumentException("elsewhere needs what and source, came " + what + ", " + source);
            }
            if (loss == null && mse == null && nme == null && error == null) {
                throw new IllegalArgumentException("elsewhere needs a figure: loss, mse, nme or error, came none");
            }
        }
    }

    /** As the tables name it. */
    String name() {
        return "`" + experiment + "`" + (mends == null ? "" : ", which mends `" + mends + "`");
    }

    ResultRow {
        if (experiment == null) {
            throw new IllegalArgumentException("experiment is missing");
        }
        elsewhere = List.copyOf(requireNonNullElse(elsewhere, List.of()));
    }
}
