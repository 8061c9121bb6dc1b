package org.landmark.data.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.landmark.data.InputException;
import org.landmark.data.Seed;
import org.landmark.data.spec.SplitSpec;

/** Draws whole groups in an order that the seed decides, each that still fits, until enough faces validate. */
final class RandomDraw {
    private final List<Group> shuffled;

    private RandomDraw(List<Group> groups, Seed seed) {
        this.shuffled = new ArrayList<>(groups);
        shuffled.sort(Comparator.<Group>comparingLong(group -> group.key(seed)).thenComparingInt(Group::first));
    }

    /** @throws InputException if whole groups don't give the number of faces that is asked for */
    static Sides of(SplitSpec spec, int total, List<Group> groups) {
        RandomDraw draw = new RandomDraw(groups, new Seed(spec.seed()));
        int wanted = (int) spec.validationCount(total);
        Set<Group> validation = draw.fitting(wanted);
        int missing = wanted - size(validation);
        if (missing > 0 && spec.validation() >= 1) {
            throw draw.refusal(spec, total, wanted, validation);
        }
        draw.smallestBeside(validation)
                .filter(group -> group.size() - missing < missing)
                .ifPresent(validation::add);
        return draw.sides(spec, total, validation);
    }

    private Sides sides(SplitSpec spec, int total, Set<Group> validation) {
        Set<Integer> validating = new HashSet<>();
        List<Integer> others = new ArrayList<>();
        for (Group group : shuffled) {
            (validation.contains(group) ? validating : others).addAll(group.places());
        }
        int training = Splitter.trainingCount(spec, total, others.size());
        return Sides.of(Set.copyOf(others.subList(0, training)), validating);
    }

    /** Groups of at most so many faces together. */
    private Set<Group> fitting(int faces) {
        Set<Group> taken = new HashSet<>();
        int left = faces;
        for (Group group : shuffled) {
            if (group.size() <= left) {
                taken.add(group);
                left -= group.size();
            }
        }
        return taken;
    }

    private Optional<Group> smallestBeside(Set<Group> taken) {
        return shuffled.stream().filter(group -> !taken.contains(group)).min(Comparator.comparingInt(Group::size));
    }

    private InputException refusal(SplitSpec spec, int total, int wanted, Set<Group> taken) {
        int below = size(taken);
        int above = wanted + 1;
        while (above < total && size(fitting(above)) < above) {
            above++;
        }
        Group next = smallestBeside(taken).orElseThrow();
        String apart = spec.apart().toString();
        return new InputException("split.validation: " + wanted + " of " + total + " faces can't be drawn in whole "
                + spec.apart().plural() + ": after " + below + " comes " + apart + " " + next.name() + " with "
                + next.size() + " (expected " + (below > 0 ? below + " or " : "") + above + ", or a share)");
    }

    private static int size(Set<Group> groups) {
        return groups.stream().mapToInt(Group::size).sum();
    }
}
