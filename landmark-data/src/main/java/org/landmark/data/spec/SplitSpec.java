package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which faces train and which validate.
 *
 * @param by {@code order} (default): the last ones in the order of the data set's files validate; {@code random}: so many, drawn
 *     by {@code seed}; {@code dataset}: the data set's own sides, of which {@code test} validates
 * @param apart what must not stand on both sides: the same {@code face} (default), {@code photo} or {@code person}; a share then
 *     takes the whole photos or people nearest to it, a number that whole ones don't give is refused when the faces are split
 * @param validation how many validate: a share if below 1, otherwise a number of faces; default 0.2, none by {@code dataset}
 * @param training how many train, in the same way; by default all others. By {@code order} they are the first ones. They never
 *     change which faces validate
 * @param seed of {@code random}; default 1
 * @param person for {@code apart: person}, a regular expression that is searched for in a face's id and whose first group is the
 *     person; by default the data set's own rule, where it has one
 * @param full whether all faces train, also those that validate: what is measured on them then says nothing of other faces;
 *     default false
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SplitSpec(
        By by, Apart apart, Double validation, Double training, Long seed, String person, Boolean full) {
    static final SplitSpec DEFAULT = new SplitSpec(null, null, null, null, null, null, null);

    private static final double ROUNDING = 1e-9;

    /** What decides on which side a face stands. */
    public enum By {
        ORDER,
        RANDOM,
        DATASET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What must not stand on both sides. */
    public enum Apart {
        FACE("faces"),
        PHOTO("photos"),
        PERSON("people");

        private final String plural;

        Apart(String plural) {
            this.plural = plural;
        }

        /** More than one of it, in a message. */
        public String plural() {
            return plural;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SplitSpec {
        by = requireNonNullElse(by, By.ORDER);
        apart = requireNonNullElse(apart, Apart.FACE);
        seed = requireNonNullElse(seed, 1L);
        full = requireNonNullElse(full, false);
        if (full && training != null) {
            throw new IllegalArgumentException(
                    "full lets every face train (expected no training beside it), came training: " + training);
        }
        if (by == By.DATASET) {
            requireAbsent("validation", validation);
            requireAbsent("training", training);
        } else {
            validation = requireNonNullElse(validation, 0.2);
            requireShareOrNumber("validation", validation);
            if (training != null) {
                requireShareOrNumber("training", training);
                if (training < 1 && validation < 1 && training + validation > 1 + ROUNDING) {
                    throw new IllegalArgumentException("training and validation must be shares of at most 1 together,"
                            + " came " + training + " and " + validation);
                }
            }
        }
        if (person != null) {
            requireGroup(person, apart);
        }
    }

    /** The last faces validate: a share of them if below 1, otherwise so many. */
    public static SplitSpec last(double validation) {
        return new SplitSpec(null, null, validation, null, null, null, null);
    }

    /** How many of so many faces validate, which may be more than there are; not to be asked where the data set says. */
    public long validationCount(int faces) {
        return count(validation, faces);
    }

    /**
     * How many of so many faces train.
     *
     * @param rest how many don't validate: what a share is cut down to, and what is taken by default
     */
    public long trainingCount(int faces, int rest) {
        if (training == null) {
            return rest;
        }
        return training < 1 ? Math.min(rest, count(training, faces)) : count(training, faces);
    }

    private static long count(double shareOrNumber, int faces) {
        return shareOrNumber < 1 ? Math.round(shareOrNumber * faces) : (long) shareOrNumber;
    }

    private static void requireShareOrNumber(String key, double value) {
        if (!(value > 0) || value >= 1 && value != Math.rint(value)) {
            throw new IllegalArgumentException(
                    key + " must be a share between 0 and 1 or a whole number of faces, came " + value);
        }
    }

    private static void requireAbsent(String key, Double value) {
        if (value != null) {
            throw new IllegalArgumentException("by: dataset leaves no choice of " + key + " (expected no " + key
                    + ", or by: order or random), came " + value);
        }
    }

    private static void requireGroup(String person, Apart apart) {
        if (apart != Apart.PERSON) {
            throw new IllegalArgumentException(
                    "person is a rule for apart: person (expected that, or no person), came apart: " + apart);
        }
        try {
            if (Pattern.compile(person).matcher("").groupCount() < 1) {
                throw new IllegalArgumentException(
                        "person must have a group in brackets, as in '^([^_]+)_', came '" + person + "'");
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "person must be a regular expression, came '" + person + "' (" + e.getDescription() + ")", e);
        }
    }
}
