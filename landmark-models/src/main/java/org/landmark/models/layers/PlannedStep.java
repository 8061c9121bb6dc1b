package org.landmark.models.layers;

/**
 * One of the things that a pass does.
 *
 * @param vertex whose it is
 * @param what as in "forward"
 * @param kernel the code that does it, as in jit:avx2, or the class's name
 * @param backward whether it belongs to the way back
 * @param action does it
 */
record PlannedStep(String vertex, String what, String kernel, boolean backward, Runnable action) {}
