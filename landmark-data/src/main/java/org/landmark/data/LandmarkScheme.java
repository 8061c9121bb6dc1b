package org.landmark.data;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the points of a row mean: how many there are, which lines join them in a drawing, which point each becomes in a mirror,
 * and which two are the outer corners of the eyes, whose distance normalises errors.
 *
 * @param name the name that configurations use
 * @param count number of points K
 * @param mirror for each point of a mirrored photo, the point of the photo it comes from; a permutation that undoes itself
 * @param lines chains of points to join by lines when drawn; a chain that ends where it began is closed
 * @param eyeCorners the outer corners of the eyes, where the scheme has them
 */
public record LandmarkScheme(
        String name, int count, List<Integer> mirror, List<List<Integer>> lines, Optional<EyeCorners> eyeCorners) {

    /** Indices of the outer corners of the eye on the photo's left and on its right. */
    public record EyeCorners(int left, int right) {}

    public LandmarkScheme {
        requireNonNull(name, "name is null");
        requireNonNull(eyeCorners, "eyeCorners is null");
        mirror = List.copyOf(mirror);
        lines = lines.stream().map(List::copyOf).toList();
        if (count < 1) {
            throw new IllegalArgumentException("scheme " + name + " has no points");
        }
        if (mirror.size() != count) {
            throw new IllegalArgumentException(
                    "scheme " + name + " has " + count + " points but a mirror of " + mirror.size());
        }
        for (int i = 0; i < count; i++) {
            int from = mirror.get(i);
            if (from < 0 || from >= count || mirror.get(from) != i) {
                throw new IllegalArgumentException("scheme " + name + ": mirror does not undo itself at point " + i);
            }
        }
        for (int point : lines.stream().flatMap(List::stream).toList()) {
            if (point < 0 || point >= count) {
                throw new IllegalArgumentException("scheme " + name + ": a line names point " + point);
            }
        }
    }

    /** The tip of the nose alone. */
    public static final LandmarkScheme NOSE = new LandmarkScheme("nose", 1, List.of(0), List.of(), Optional.empty());

    /**
     * The 58 points of the IMM face database: jaw 0-12, eyes 13-20 and 21-28, brows 29-33 and 34-38, mouth 39-46, nose 47-57.
     * M. M. Nordstroem, M. Larsen, J. Sierakowski, M. B. Stegmann: The IMM Face Database, DTU 2004.
     */
    public static final LandmarkScheme IMM58 = new LandmarkScheme(
            "imm58",
            58,
            permutation(List.of(
                    run(12, 0),
                    run(21, 28),
                    run(13, 20),
                    run(34, 38),
                    run(29, 33),
                    run(43, 39),
                    run(46, 44),
                    run(57, 47))),
            List.of(run(0, 12), closed(13, 20), closed(21, 28), run(29, 33), run(34, 38), closed(39, 46), run(47, 57)),
            Optional.of(new EyeCorners(21, 13)));

    /**
     * The 68 points of iBUG 300-W: jaw 0-16, brows 17-21 and 22-26, nose 27-35, eyes 36-41 and 42-47, lips 48-59 and 60-67.
     * C. Sagonas, G. Tzimiropoulos, S. Zafeiriou, M. Pantic: 300 Faces in-the-Wild Challenge, ICCVW 2013.
     */
    public static final LandmarkScheme IBUG68 = new LandmarkScheme(
            "ibug68",
            68,
            permutation(List.of(
                    run(16, 0),
                    run(26, 17),
                    run(27, 30),
                    run(35, 31),
                    run(45, 42),
                    run(47, 46),
                    run(39, 36),
                    run(41, 40),
                    run(54, 48),
                    run(59, 55),
                    run(64, 60),
                    run(67, 65))),
            List.of(
                    run(0, 16),
                    run(17, 21),
                    run(22, 26),
                    run(27, 30),
                    run(31, 35),
                    closed(36, 41),
                    closed(42, 47),
                    closed(48, 59),
                    closed(60, 67)),
            Optional.of(new EyeCorners(36, 45)));

    /** The schemes that are known by name. */
    public static final List<LandmarkScheme> ALL = List.of(NOSE, IMM58, IBUG68);

    /**
     * The scheme of a name.
     *
     * @throws InputException if there is none
     */
    public static LandmarkScheme named(String name) {
        return ALL.stream()
                .filter(scheme -> scheme.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("unknown scheme '" + name + "' (accepted: "
                        + String.join(
                                ", ", ALL.stream().map(LandmarkScheme::name).toList()) + ")"));
    }

    private static List<Integer> permutation(List<List<Integer>> runs) {
        return runs.stream().flatMap(List::stream).toList();
    }

    /** first, ..., last in steps of one, up or down. */
    private static List<Integer> run(int first, int last) {
        int step = last >= first ? 1 : -1;
        return IntStream.rangeClosed(0, Math.abs(last - first))
                .mapToObj(i -> first + step * i)
                .toList();
    }

    private static List<Integer> closed(int first, int last) {
        return IntStream.rangeClosed(0, last - first + 1)
                .mapToObj(i -> first + i % (last - first + 1))
                .toList();
    }
}
