package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

/**
 * Which faces train and which validate: the last ones in the order of the data set's files validate.
 *
 * @param validation how many validate: a share if below 1, otherwise a number of faces; default 0.2
 */
public record SplitSpec(Double validation) {
    static final SplitSpec DEFAULT = new SplitSpec(null);

    public SplitSpec {
        validation = requireNonNullElse(validation, 0.2);
        if (!(validation > 0) || validation >= 1 && validation != Math.rint(validation)) {
            throw new IllegalArgumentException(
                    "validation must be a share between 0 and 1 or a whole number of faces, came " + validation);
        }
    }

    /** How many of so many faces validate; all of them where more are asked for. */
    public int validationCount(int faces) {
        return validation < 1 ? (int) Math.round(validation * faces) : (int) Math.min(validation, faces);
    }
}
