package org.landmark.data;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What the points of a row mean: how many there are, which point each becomes in a mirror, which lines join them in a drawing, which
 * two lie apart by the distance that errors are divided by, and which make up each part of the face. Points count from 0. A
 * configuration gives it by the name of a known one or by these keys; a known one is written by its name, any other in full.
 *
 * @param name a name to speak of it: 1 to 64 letters, digits, '.', '_' or '-'; required
 * @param count number of points K; required
 * @param names what each point is called; default none
 * @param mirror for each point of a mirrored photo, the point of the photo it comes from; a permutation that undoes itself, as in
 *     {@code [1, 0, 2]} for two eyes and a nose; required
 * @param lines chains of points to join by lines when drawn; a chain that ends where it began is closed; default none
 * @param normaliser the two points whose distance normalises errors, usually the eyes' outer corners or middles; default none, and
 *     then there is no normalised error
 * @param groups parts of the face by name, each with its points, for errors by part, as in {@code {eyes: [0, 1], mouth: [3, 4]}}; one
 *     that is called {@code eyes} and lists the points of one eye, then those of the other, says where the pupils are; default none
 */
public record LandmarkScheme(
        String name,
        Integer count,
        List<String> names,
        List<Integer> mirror,
        List<List<Integer>> lines,
        List<Integer> normaliser,
        Map<String, List<Integer>> groups) {
    private static final String EYES = "eyes";

    /** The tip of the nose alone. */
    public static final LandmarkScheme NOSE = KnownSchemes.nose();

    /**
     * The 58 points of the IMM face database: jaw 0-12, eyes 13-20 and 21-28, brows 29-33 and 34-38, mouth 39-46, nose 47-57.
     * Errors are divided by the distance of the outer corners of the eyes.
     * M. M. Nordstroem, M. Larsen, J. Sierakowski, M. B. Stegmann: The IMM Face Database, DTU 2004.
     */
    public static final LandmarkScheme IMM58 = KnownSchemes.imm58();

    /**
     * The 68 points of iBUG 300-W: jaw 0-16, brows 17-21 and 22-26, nose 27-35, eyes 36-41 and 42-47, lips 48-59 and 60-67.
     * Errors are divided by the distance of the outer corners of the eyes.
     * C. Sagonas, G. Tzimiropoulos, S. Zafeiriou, M. Pantic: 300 Faces in-the-Wild Challenge, ICCVW 2013.
     */
    public static final LandmarkScheme IBUG68 = KnownSchemes.ibug68();

    /** The schemes that are known by name. */
    public static final List<LandmarkScheme> ALL = List.of(NOSE, IMM58, IBUG68);

    /** @throws IllegalArgumentException names the component, what came and what is expected */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public LandmarkScheme {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name must be 1 to 64 letters, digits, '.', '_' or '-', came " + came(name));
        }
        if (count == null || count < 1) {
            throw new IllegalArgumentException("count must be 1 or more, came " + came(count));
        }
        names = List.copyOf(requireNonNullElse(names, List.of()));
        mirror = mirror == null ? null : List.copyOf(mirror);
        lines = requireNonNullElse(lines, List.<List<Integer>>of()).stream()
                .map(List::copyOf)
                .toList();
        normaliser = List.copyOf(requireNonNullElse(normaliser, List.of()));
        groups = copy(requireNonNullElse(groups, Map.of()));
        requireNames(names, count);
        requireMirror(mirror, count);
        requireLines(lines, count);
        if (!normaliser.isEmpty()
                && (normaliser.size() != 2
                        || normaliser.get(0).equals(normaliser.get(1))
                        || !areWithin(normaliser, count))) {
            throw new IllegalArgumentException(
                    "normaliser must be two different points of 0 to " + (count - 1) + ", came " + normaliser);
        }
        requireGroups(groups, count);
    }

    /** A scheme without groups. */
    public LandmarkScheme(
            String name,
            Integer count,
            List<String> names,
            List<Integer> mirror,
            List<List<Integer>> lines,
            List<Integer> normaliser) {
        this(name, count, names, mirror, lines, normaliser, null);
    }

    /**
     * The known scheme of a name.
     *
     * @throws InputException if there is none
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LandmarkScheme named(String name) {
        return ALL.stream()
                .filter(scheme -> scheme.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("unknown scheme '" + name + "' (accepted: "
                        + String.join(
                                ", ", ALL.stream().map(LandmarkScheme::name).toList())
                        + ", the keys of one of your own, or in an experiment its .yaml file)"));
    }

    /** Whether it is known by its name. */
    public boolean isKnown() {
        return ALL.contains(this);
    }

    /**
     * The distance that errors of a face are divided by, in the unit of its points; empty where the scheme has no normaliser or
     * its two points lie in one place.
     *
     * @param truth the face's annotated points
     */
    public OptionalDouble normalisingDistance(Landmarks truth) {
        if (normaliser.isEmpty()) {
            return OptionalDouble.empty();
        }
        int first = normaliser.get(0);
        int second = normaliser.get(1);
        double distance = Math.hypot(truth.x(first) - truth.x(second), truth.y(first) - truth.y(second));
        return distance > 0 ? OptionalDouble.of(distance) : OptionalDouble.empty();
    }

    /**
     * The distance of the pupils, each the mean of the points of its eye, in the unit of the points; empty where the group {@code eyes}
     * does not list two eyes that are each other's mirror image, or where the two lie in one place.
     *
     * @param truth the face's annotated points
     */
    public OptionalDouble pupilDistance(Landmarks truth) {
        List<Integer> eyes = groups.getOrDefault(EYES, List.of());
        List<Integer> first = eyes.subList(0, eyes.size() / 2);
        List<Integer> second = eyes.subList(eyes.size() / 2, eyes.size());
        if (first.isEmpty()
                || !Set.copyOf(second).equals(first.stream().map(mirror::get).collect(Collectors.toSet()))) {
            return OptionalDouble.empty();
        }
        double across = mean(first, truth::x) - mean(second, truth::x);
        double down = mean(first, truth::y) - mean(second, truth::y);
        double distance = Math.hypot(across, down);
        return distance > 0 ? OptionalDouble.of(distance) : OptionalDouble.empty();
    }

    /** Which distance errors are divided by, in words, as in "inter-ocular" or "left-eye to right-eye"; empty where none is. */
    public Optional<String> normaliserText() {
        if (normaliser.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                isKnown() ? "inter-ocular" : pointName(normaliser.get(0)) + " to " + pointName(normaliser.get(1)));
    }

    /** What a point is called: its own name, or "point 8" where points have none. */
    public String pointName(int point) {
        return names.isEmpty() ? "point " + point : names.get(point);
    }

    /** What stands for it in a file. */
    @JsonValue
    Object written() {
        if (isKnown()) {
            return name;
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", name);
        keys.put("count", count);
        keys.put("names", names);
        keys.put("mirror", mirror);
        keys.put("lines", lines);
        keys.put("normaliser", normaliser);
        if (!groups.isEmpty()) { // so that versions that know no groups still read the others
            keys.put("groups", groups);
        }
        return keys;
    }

    private static void requireNames(List<String> names, int count) {
        if (!names.isEmpty() && names.size() != count) {
            throw new IllegalArgumentException("names must be " + count + ", one for each point, came " + names.size());
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isBlank() || !seen.add(name)) {
                throw new IllegalArgumentException(
                        "names must differ and not be blank, came '" + name + "'" + (name.isBlank() ? "" : " twice"));
            }
        }
    }

    private static void requireMirror(List<Integer> mirror, int count) {
        if (mirror == null || mirror.size() != count) {
            throw new IllegalArgumentException(
                    "mirror must be " + count + " points, for each the one it comes from in a"
                            + " mirrored photo, came " + (mirror == null ? "none" : mirror.size()));
        }
        if (!areWithin(mirror, count)) {
            throw new IllegalArgumentException("mirror must be points 0 to " + (count - 1) + ", came " + mirror);
        }
        for (int i = 0; i < count; i++) {
            int from = mirror.get(i);
            if (mirror.get(from) != i) {
                throw new IllegalArgumentException("mirror must undo itself: point " + i + " comes from " + from
                        + ", but " + from + " from " + mirror.get(from));
            }
        }
    }

    private static void requireLines(List<List<Integer>> lines, int count) {
        for (List<Integer> line : lines) {
            if (line.size() < 2 || !areWithin(line, count)) {
                throw new IllegalArgumentException(
                        "lines must be chains of two points or more of 0 to " + (count - 1) + ", came " + line);
            }
        }
    }

    private static void requireGroups(Map<String, List<Integer>> groups, int count) {
        groups.forEach((name, points) -> {
            if (name.isBlank()
                    || points.isEmpty()
                    || !areWithin(points, count)
                    || new HashSet<>(points).size() < points.size()) {
                throw new IllegalArgumentException("groups must have names and different points of 0 to " + (count - 1)
                        + ", came '" + name + "': " + points);
            }
        });
    }

    /** In the same order, which errors by part are given in. */
    private static Map<String, List<Integer>> copy(Map<String, List<Integer>> groups) {
        Map<String, List<Integer>> copy = new LinkedHashMap<>();
        groups.forEach((name, points) -> copy.put(name, List.copyOf(points)));
        return Collections.unmodifiableMap(copy);
    }

    private static double mean(List<Integer> points, IntToDoubleFunction coordinate) {
        return points.stream()
                .mapToDouble(point -> coordinate.applyAsDouble(point))
                .average()
                .orElseThrow();
    }

    private static boolean areWithin(List<Integer> points, int count) {
        return points.stream().allMatch(point -> point >= 0 && point < count);
    }

    private static String came(Object value) {
        return value == null ? "none" : "'" + value + "'";
    }
}
