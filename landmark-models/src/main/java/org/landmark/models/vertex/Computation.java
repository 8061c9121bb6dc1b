package org.landmark.models.vertex;

import java.io.Serializable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A differentiable function of arrays, the same for every batch. */
interface Computation extends Serializable {
    /** The result; the inputs stay as they are. */
    INDArray forward(INDArray[] inputs);

    /**
     * The gradients of the inputs.
     *
     * @param gradient of the result
     */
    INDArray[] backward(INDArray[] inputs, INDArray gradient);
}
