/** From faces to predicted landmarks: a network run over them, and how well it does beside the mean shape. */
package org.landmark.eval.predict;
