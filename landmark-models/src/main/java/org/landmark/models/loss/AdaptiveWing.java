package org.landmark.models.loss;

import static java.util.Objects.requireNonNullElse;

import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Adaptive wing loss of heatmaps, a wing that is the sharper the higher the target y is: omega * ln(1 + (d/epsilon)^(alpha - y)) below
 * theta and the straight line that goes on from there. X. Wang, L. Bo, L. Fuxin, Adaptive Wing Loss for Robust Face Alignment via Heatmap
 * Regression, ICCV 2019.
 *
 * @param omega its height; default 14
 * @param theta up to which errors are small; default 0.5
 * @param epsilon how steep it is; default 1
 * @param alpha by how much the power exceeds the target, above 2, so that it is smooth where the target is 1; default 2.1
 * @param foreground how much more cells count whose target is 0.2 or more; default 0, the paper has 10 (and counts a cell more around them)
 */
public record AdaptiveWing(Double omega, Double theta, Double epsilon, Double alpha, Double foreground)
        implements Loss {
    public AdaptiveWing {
        omega = requireNonNullElse(omega, 14.0);
        theta = requireNonNullElse(theta, 0.5);
        epsilon = requireNonNullElse(epsilon, 1.0);
        alpha = requireNonNullElse(alpha, 2.1);
        foreground = requireNonNullElse(foreground, 0.0);
        if (!(omega > 0 && omega <= 1e6 && theta > 0 && theta <= 1e6 && epsilon > 0 && epsilon <= 1e6)) {
            throw new IllegalArgumentException("omega, theta and epsilon must be above 0 and at most 1000000, came "
                    + omega + ", " + theta + " and " + epsilon);
        }
        if (!(alpha > 2 && alpha <= 10)) {
            throw new IllegalArgumentException("alpha must be above 2 and at most 10, came " + alpha);
        }
        if (!(foreground >= 0 && foreground <= 1e6)) {
            throw new IllegalArgumentException("foreground must be from 0 to 1000000, came " + foreground);
        }
    }

    @Override
    public ILossFunction function(int outputs, double weight) {
        return new AdaptiveWingFunction(omega, theta, epsilon, alpha, foreground, weight);
    }

    @Override
    public String label() {
        return "adaptive wing";
    }
}
