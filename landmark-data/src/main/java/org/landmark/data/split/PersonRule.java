package org.landmark.data.split;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landmark.data.InputException;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.SplitSpec;

/**
 * The person that a face is of, as its id says.
 *
 * @param pattern searched for in an id; its first group is the person
 */
record PersonRule(Pattern pattern) {
    /** NN-T[mf]: person, then photo. */
    private static final Pattern IMM = Pattern.compile("^(\\d\\d)-");

    /** A name, then the number of the frame. */
    private static final Pattern YOUTUBE_FACES = Pattern.compile("([^/]+)_\\d+\\.[^./#]+(?:#\\d+)?$");

    /** @throws InputException if neither the split nor the data set has a rule */
    static PersonRule of(SplitSpec spec, DatasetKind kind) {
        return known(spec, kind)
                .orElseThrow(() -> new InputException("split.apart: " + kind + " does not say who is who (expected"
                        + " apart: face or photo, or in split.person a regular expression whose first group in an id"
                        + " is the person)"));
    }

    /** The rule of the split or else the data set's own, or empty where there is none. */
    static Optional<PersonRule> known(SplitSpec spec, DatasetKind kind) {
        Optional<Pattern> pattern = spec.person() != null
                ? Optional.of(Pattern.compile(spec.person()))
                : Optional.ofNullable(
                        switch (kind) {
                            case IMM -> IMM;
                            case YOUTUBE_FACES -> YOUTUBE_FACES;
                            default -> null;
                        });
        return pattern.map(PersonRule::new);
    }

    /** @throws InputException if the id does not say */
    String person(String id) {
        return find(id).orElseThrow(() -> new InputException("split.apart: person: face " + id
                + " does not say who it is (expected an id with " + pattern
                + " in it, or another rule in split.person)"));
    }

    /** The person, or empty if the id does not say. */
    Optional<String> find(String id) {
        Matcher found = pattern.matcher(id);
        return found.find() ? Optional.ofNullable(found.group(1)) : Optional.empty();
    }
}
