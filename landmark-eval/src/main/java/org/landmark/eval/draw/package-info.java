/**
 * Pictures of a training and of what came of it: the curve of its losses, faces with what was predicted for them, a network's heatmaps
 * and its first filters. Single drawings of faces come from {@code org.landmark.data.draw}. Nothing here runs a network: what is shown
 * comes in, or is read from its parameters.
 */
package org.landmark.eval.draw;
