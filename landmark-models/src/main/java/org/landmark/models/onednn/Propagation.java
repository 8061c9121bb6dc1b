package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

/** What a forward pass is for: only training keeps what the backward pass will need. */
public enum Propagation {
    TRAINING,
    INFERENCE;

    int forward() {
        return this == TRAINING ? dnnl_forward_training : dnnl_forward_inference;
    }
}
