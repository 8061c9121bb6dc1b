package org.landmark.eval.slice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Faces of a kind. Where the borders lie is ours: of the faces of iBUG 300-W, which are mostly half turned at most, about four in ten
 * are straight and two in ten are turned.
 */
public enum FaceSlice {
    STRAIGHT("head straight", traits -> turn(traits) < 0.05),
    TURNED_A_LITTLE("head turned a little", traits -> turn(traits) >= 0.05 && turn(traits) < 0.15),
    TURNED("head turned", traits -> turn(traits) >= 0.15),
    DARK("dark picture", traits -> traits.brightness() < 0.3),
    NEITHER_DARK_NOR_BRIGHT(
            "neither dark nor bright", traits -> traits.brightness() >= 0.3 && traits.brightness() < 0.6),
    BRIGHT("bright picture", traits -> traits.brightness() >= 0.6);

    private final String text;
    private final Predicate<FaceTraits> holds;

    FaceSlice(String text, Predicate<FaceTraits> holds) {
        this.text = text;
        this.holds = holds;
    }

    private static double turn(FaceTraits traits) {
        return traits.turn().orElse(Double.NaN);
    }

    /** As tables have it. */
    public String text() {
        return text;
    }

    /** The places of the faces of each kind; of kinds that there are. */
    public static Map<FaceSlice, List<Integer>> of(List<FaceTraits> faces) {
        Map<FaceSlice, List<Integer>> slices = new EnumMap<>(FaceSlice.class);
        for (FaceSlice slice : values()) {
            for (int i = 0; i < faces.size(); i++) {
                if (slice.holds.test(faces.get(i))) {
                    slices.computeIfAbsent(slice, kind -> new ArrayList<>()).add(i);
                }
            }
        }
        return slices;
    }
}
