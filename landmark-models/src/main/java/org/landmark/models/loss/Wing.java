package org.landmark.models.loss;

import static java.util.Objects.requireNonNullElse;

import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Wing loss, which makes much of small errors: width * ln(1 + d/epsilon) below the width, and from there on d less what joins the
 * two. Z.-H. Feng et al., Wing Loss for Robust Facial Landmark Localisation with Convolutional Neural Networks, CVPR 2018; their best
 * are 10 and 2 in pixels of a 256 pixel wide face.
 *
 * @param width up to which errors are small, in units of the target; default 10
 * @param epsilon how steep it is at 0, in units of the target; default 2
 */
public record Wing(Double width, Double epsilon) implements Loss {
    public Wing {
        width = requireNonNullElse(width, 10.0);
        epsilon = requireNonNullElse(epsilon, 2.0);
        if (!(width > 0 && width <= 1e6 && epsilon > 0 && epsilon <= 1e6)) {
            throw new IllegalArgumentException(
                    "width and epsilon must be above 0 and at most 1000000, came " + width + " and " + epsilon);
        }
    }

    @Override
    public ILossFunction function(int outputs, double weight) {
        return new WingFunction(width, epsilon, weight);
    }

    @Override
    public String label() {
        return "wing";
    }
}
