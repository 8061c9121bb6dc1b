/**
 * The curve of the losses of a training, drawn in memory by XChart; pictures of faces are drawn by {@code org.landmark.data.draw}.
 * Nothing here computes a metric or knows a network: what is shown comes in.
 */
package org.landmark.eval.draw;
