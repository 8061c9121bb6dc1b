package org.landmark.data.split;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.data.spec.SplitSpec;

/** Cuts the order of the files in two, beside groups and not through them: the last faces validate. */
final class OrderCut {
    private final SplitSpec spec;
    private final int total;
    private final List<Group> groups;
    /** How many groups stand on both sides of a cut before each place. */
    private final int[] crossed;

    private OrderCut(SplitSpec spec, int total, List<Group> groups) {
        this.spec = spec;
        this.total = total;
        this.groups = groups;
        this.crossed = new int[total + 1];
        for (Group group : groups) {
            crossed[group.first() + 1]++;
            crossed[group.last() + 1]--;
        }
        Arrays.parallelPrefix(crossed, Integer::sum);
    }

    /** @throws InputException if groups leave no such cut */
    static Sides of(SplitSpec spec, int total, List<Group> groups) {
        int wanted = total - (int) spec.validationCount(total);
        int cut = new OrderCut(spec, total, groups).beside(wanted);
        return new Sides(range(0, Splitter.trainingCount(spec, total, cut)), range(cut, total));
    }

    /** The cut that is wanted or, for a share, the nearest one inside that crosses no group; the smaller validation of two. */
    private int beside(int wanted) {
        if (crossed[wanted] == 0) {
            return wanted;
        }
        OptionalInt fewer = first(IntStream.range(wanted, total));
        OptionalInt more = first(IntStream.range(1, wanted).map(step -> wanted - step));
        if (spec.validation() >= 1 || fewer.isEmpty() && more.isEmpty()) {
            throw refusal(wanted, fewer, more);
        }
        if (fewer.isEmpty() || more.isEmpty()) {
            return fewer.isPresent() ? fewer.getAsInt() : more.getAsInt();
        }
        return fewer.getAsInt() - wanted <= wanted - more.getAsInt() ? fewer.getAsInt() : more.getAsInt();
    }

    private OptionalInt first(IntStream cuts) {
        return cuts.filter(cut -> crossed[cut] == 0).findFirst();
    }

    private InputException refusal(int cut, OptionalInt fewer, OptionalInt more) {
        String through = groups.stream()
                .filter(group -> group.first() < cut && cut <= group.last())
                .findFirst()
                .orElseThrow()
                .name();
        String possible = Stream.of(fewer, more)
                .flatMap(beside -> beside.stream().mapToObj(at -> String.valueOf(total - at)))
                .collect(Collectors.joining(" or "));
        return new InputException("split.validation: " + (total - cut) + " of " + total + " faces in file order cut "
                + spec.apart() + " " + through + " in two (expected "
                + (possible.isEmpty() ? "by: random, as no cut" : possible + ", which")
                + " leaves " + spec.apart().plural() + " whole)");
    }

    private static TreeSet<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toCollection(TreeSet::new));
    }
}
