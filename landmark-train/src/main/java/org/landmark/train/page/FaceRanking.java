package org.landmark.train.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * {@code ranking.json}: the ends of a validation.
 *
 * @param epoch after which it was
 * @param order by what they are ranked, in words
 * @param best with the smallest errors, the smallest first
 * @param worst with the largest errors, the largest first
 */
public record FaceRanking(int epoch, String order, List<ShownFace> best, List<ShownFace> worst) {
    public FaceRanking {
        requireNonNull(order, "order is missing");
        best = List.copyOf(requireNonNull(best, "best is missing"));
        worst = List.copyOf(requireNonNull(worst, "worst is missing"));
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch " + epoch);
        }
    }
}
