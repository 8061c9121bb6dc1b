package org.landmark.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The tables of the schemes that are known by name. */
final class KnownSchemes {
    private KnownSchemes() {}

    static LandmarkScheme nose() {
        return new LandmarkScheme("nose", 1, null, List.of(0), null, null);
    }

    static LandmarkScheme imm58() {
        return new LandmarkScheme(
                "imm58",
                58,
                null,
                permutation(List.of(
                        run(12, 0),
                        run(21, 28),
                        run(13, 20),
                        run(34, 38),
                        run(29, 33),
                        run(43, 39),
                        run(46, 44),
                        run(57, 47))),
                List.of(
                        run(0, 12),
                        closed(13, 20),
                        closed(21, 28),
                        run(29, 33),
                        run(34, 38),
                        closed(39, 46),
                        run(47, 57)),
                List.of(21, 13),
                groups(run(0, 12), run(29, 38), run(47, 57), run(13, 28), run(39, 46)));
    }

    static LandmarkScheme ibug68() {
        return new LandmarkScheme(
                "ibug68",
                68,
                null,
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
                List.of(36, 45),
                groups(run(0, 16), run(17, 26), run(27, 35), run(36, 47), run(48, 67)));
    }

    private static Map<String, List<Integer>> groups(
            List<Integer> jaw, List<Integer> brows, List<Integer> nose, List<Integer> eyes, List<Integer> mouth) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        groups.put("jaw", jaw);
        groups.put("brows", brows);
        groups.put("nose", nose);
        groups.put("eyes", eyes);
        groups.put("mouth", mouth);
        return groups;
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
