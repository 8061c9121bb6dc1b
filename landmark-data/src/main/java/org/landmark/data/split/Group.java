package org.landmark.data.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.landmark.data.Seed;

/**
 * Faces that must stand on one side.
 *
 * @param name of the photo or the person; empty for a face that stands alone
 * @param places in the order of the files, rising
 */
record Group(String name, List<Integer> places) {
    private static final String PURPOSE = "split";

    Group {
        places = List.copyOf(places);
    }

    /**
     * The groups of so many places in the order of their first ones.
     *
     * @param names the group of each place; a place without one stands alone
     */
    static List<Group> of(int total, Map<Integer, String> names) {
        List<Group> groups = new ArrayList<>();
        Map<String, List<Integer>> named = new HashMap<>();
        for (int place = 0; place < total; place++) {
            String name = names.get(place);
            if (name == null) {
                groups.add(new Group("", List.of(place)));
            } else {
                named.computeIfAbsent(name, unseen -> new ArrayList<>()).add(place);
            }
        }
        named.forEach((name, places) -> groups.add(new Group(name, places)));
        groups.sort(Comparator.comparingInt(Group::first));
        return groups;
    }

    int first() {
        return places.get(0);
    }

    int last() {
        return places.get(places.size() - 1);
    }

    int size() {
        return places.size();
    }

    /** Where it stands in a shuffle: by its own name, so that other faces that come or go don't move it. */
    long key(Seed seed) {
        return name.isEmpty() ? seed.derive(PURPOSE, first()) : seed.derive(PURPOSE + " " + name, 0);
    }
}
