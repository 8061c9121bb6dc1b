/**
 * Losses of networks, as means over every number of the target: {@link org.landmark.models.loss.Loss} as an experiment chooses them,
 * {@link org.landmark.models.loss.ElementwiseLoss} as a network computes them, in one pass.
 */
package org.landmark.models.loss;
