package org.landmark.data.split;

import java.util.Optional;
import org.landmark.data.FaceSample;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.SplitSpec;

/**
 * Which faces are of one kin, so that errors on them are no independent evidence: those of one person where the data set or the split
 * says who is who, else those of one photo.
 */
public final class FaceGroups {
    private final Optional<PersonRule> people;

    private FaceGroups(Optional<PersonRule> people) {
        this.people = people;
    }

    /** Of a data set; how it was split does not matter, but for the rule for people that the split may have. */
    public static FaceGroups of(SplitSpec spec, DatasetKind kind) {
        return new FaceGroups(PersonRule.known(spec, kind));
    }

    /** What makes a group, in the plural: people or photos. */
    public String plural() {
        return (people.isPresent() ? SplitSpec.Apart.PERSON : SplitSpec.Apart.PHOTO).plural();
    }

    /** The name of a face's group; a face that does not say who it is goes by its photo. */
    public String of(FaceSample face) {
        return people.flatMap(rule -> rule.find(face.id())).orElseGet(() -> PhotoRule.photo(face));
    }
}
