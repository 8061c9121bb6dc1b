package org.landmark.eval.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.landmark.data.BoundingBox;

/** Leaves one of several boxes on the same face. */
final class Overlap {
    /** Of the smaller box: two faces beside each other share less of it, a box within a box all of it. */
    private static final double MOST = 0.5;

    private static final Comparator<DetectedFace> ORDER = Comparator.comparingDouble(DetectedFace::score)
            .reversed()
            .thenComparingDouble(face -> face.box().left())
            .thenComparingDouble(face -> face.box().top())
            .thenComparingDouble(face -> face.box().width());

    private Overlap() {}

    /** The faces, surest first, without those that share more than half of the smaller box with a surer one. */
    static List<DetectedFace> removed(List<DetectedFace> faces) {
        List<DetectedFace> kept = new ArrayList<>();
        for (DetectedFace face : faces.stream().sorted(ORDER).toList()) {
            if (kept.stream().noneMatch(surer -> share(surer.box(), face.box()) > MOST)) {
                kept.add(face);
            }
        }
        return List.copyOf(kept);
    }

    /** Which share of the smaller box the two have in common. */
    static double share(BoundingBox a, BoundingBox b) {
        double width = Math.min(a.left() + a.width(), b.left() + b.width()) - Math.max(a.left(), b.left());
        double height = Math.min(a.top() + a.height(), b.top() + b.height()) - Math.max(a.top(), b.top());
        return Math.max(0, width) * Math.max(0, height) / Math.min(a.width() * a.height(), b.width() * b.height());
    }
}
