package org.landmark.models.layers;

/**
 * How long a step of a pass took, over all runs that were timed.
 *
 * @param vertex the layer or vertex
 * @param step as in "backward weights"
 * @param kernel the code that ran, as oneDNN names it (jit:avx2), or the name of a class where Java or Deeplearning4j computed
 * @param backward whether it belongs to the way back, which begins with the losses
 * @param runs how often
 * @param seconds in all
 */
public record StepTime(String vertex, String step, String kernel, boolean backward, long runs, double seconds) {}
