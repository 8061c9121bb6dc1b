package org.landmark.models.weights;

import java.util.List;

/**
 * A parameter and the tensor of its name.
 *
 * @param parameter of the network
 * @param tensor of the file
 */
record WeightMatch(GraphParameter parameter, TensorEntry tensor) {
    private static final long COLOURS = 3;

    /** Whether their shapes are the same. */
    boolean isSame() {
        return parameter.shape().equals(tensor.shape());
    }

    /** Whether the kernels are for coloured pictures and the network sees grey ones, so that they are to be summed. */
    boolean isForColours() {
        return parameter.form() == GraphParameter.Form.FIRST_KERNELS
                && isSameBut(1)
                && parameter.shape().get(1) == 1
                && tensor.shape().get(1) == COLOURS;
    }

    /** Whether these are weights for another number of outputs. */
    boolean isForOtherOutputs() {
        return parameter.name().equals(GraphParameter.WEIGHT) && isSameBut(0) && !isSame();
    }

    private boolean isSameBut(int dimension) {
        List<Long> ours = parameter.shape();
        List<Long> theirs = tensor.shape();
        if (theirs.size() != ours.size() || dimension >= ours.size()) {
            return false;
        }
        int next = dimension + 1;
        return theirs.subList(0, dimension).equals(ours.subList(0, dimension))
                && theirs.subList(next, theirs.size()).equals(ours.subList(next, ours.size()));
    }
}
