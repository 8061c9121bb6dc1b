package org.landmark.data.split;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.SplitSpec;

/** Splits a data set by places, ids and groups. */
public final class Splitter {
    private Splitter() {}

    /**
     * The places of each side.
     *
     * @param kind the data set's, which says how people are told apart
     * @param total how many places there are, with those whose face is not known
     * @param faces by place; a place without one keeps its number and stands alone
     * @throws InputException if there are fewer faces than are asked for, a number of faces can't be had in whole photos or
     *     people, a face does not say who it is or on which side it stands, or somebody stands on both of the data set's own
     */
    public static Sides split(SplitSpec spec, DatasetKind kind, int total, SortedMap<Integer, FaceSample> faces) {
        Map<Integer, String> groups = groups(spec, kind, faces);
        if (spec.by() == SplitSpec.By.DATASET) {
            TreeMap<Integer, String> ids = new TreeMap<>();
            faces.forEach((place, face) -> ids.put(place, face.id()));
            return OwnSides.of(spec, ids, groups);
        }
        return split(spec, total, groups);
    }

    /** By order or at random. */
    static Sides split(SplitSpec spec, int total, Map<Integer, String> groups) {
        if (spec.validationCount(total) > total) {
            throw new InputException("split.validation: " + spec.validationCount(total) + " faces of " + total
                    + " (expected fewer than there are, or a share below 1)");
        }
        return spec.by() == SplitSpec.By.ORDER
                ? OrderCut.of(spec, total, Group.of(total, groups))
                : RandomDraw.of(spec, total, Group.of(total, groups));
    }

    /**
     * How many faces train.
     *
     * @param rest how many don't validate
     * @throws InputException if these are fewer
     */
    static int trainingCount(SplitSpec spec, int total, int rest) {
        long count = spec.trainingCount(total, rest);
        if (count > rest) {
            throw new InputException("split.training: " + count + " faces, but of " + total + " there are " + rest
                    + " left beside " + (total - rest) + " that validate");
        }
        return (int) count;
    }

    private static Map<Integer, String> groups(SplitSpec spec, DatasetKind kind, SortedMap<Integer, FaceSample> faces) {
        Map<Integer, String> groups = new TreeMap<>();
        switch (spec.apart()) {
            case FACE -> {}
            case PHOTO -> faces.forEach((place, face) -> groups.put(place, PhotoRule.photo(face)));
            case PERSON -> {
                PersonRule rule = PersonRule.of(spec, kind);
                faces.forEach((place, face) -> groups.put(place, rule.person(face.id())));
            }
        }
        return groups;
    }
}
