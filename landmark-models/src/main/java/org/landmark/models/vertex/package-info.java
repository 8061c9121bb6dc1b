/**
 * Vertices that Deeplearning4j lacks: their configurations, which are part of a model's file, and what they compute, in any
 * precision, with their gradients. None has parameters of its own. The fast path plans some of them itself.
 */
package org.landmark.models.vertex;
