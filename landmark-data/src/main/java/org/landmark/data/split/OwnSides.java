package org.landmark.data.split;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.landmark.data.InputException;
import org.landmark.data.spec.SplitSpec;

/** The sides that a data set comes with: the first folder in a face's id. */
final class OwnSides {
    private static final String TRAINING = "training/";
    private static final String TEST = "test/";

    private OwnSides() {}

    /**
     * @param ids of the faces by their places
     * @param groups of the faces by their places; a place without one stands alone
     * @throws InputException if a face's id has no side, or a group stands on both
     */
    static Sides of(SplitSpec spec, SortedMap<Integer, String> ids, Map<Integer, String> groups) {
        TreeSet<Integer> training = new TreeSet<>();
        TreeSet<Integer> validation = new TreeSet<>();
        Map<String, Integer> seenInTraining = new HashMap<>();
        ids.forEach((place, id) -> {
            boolean trains = id.startsWith(TRAINING);
            if (!trains && !id.startsWith(TEST)) {
                throw new InputException("split.by: dataset needs a data set with sides of its own, face " + id
                        + " stands on none (expected ids that begin with " + TRAINING + " or " + TEST
                        + ", or by: order or random)");
            }
            (trains ? training : validation).add(place);
            if (trains && groups.containsKey(place)) {
                seenInTraining.putIfAbsent(groups.get(place), place);
            }
        });
        for (int place : validation) {
            Integer other = seenInTraining.get(groups.get(place));
            if (other != null) {
                throw new InputException("split.by: dataset has " + spec.apart() + " " + groups.get(place)
                        + " on both sides: " + ids.get(other) + " and " + ids.get(place)
                        + " (expected by: random, or apart: face)");
            }
        }
        return new Sides(training, validation);
    }
}
