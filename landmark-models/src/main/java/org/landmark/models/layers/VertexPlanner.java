package org.landmark.models.layers;

import org.landmark.models.onednn.Memory;

/** Plans what a kind of vertex computes. */
interface VertexPlanner {
    /**
     * Plans the way back.
     *
     * @see #forward
     */
    interface Backward {
        /** Plans the gradients of parameters and inputs from that of the result, which it releases; null for a loss. */
        void plan(Memory gradient);
    }

    /** Whether the vertex is of this kind, with options that this planner knows. */
    boolean accepts(Node node);

    /** Plans the result and gives it to the node's output; tells how to plan the gradient later. */
    Backward forward(PlanBuilder plan, Node node);
}
