/**
 * Turns the landmarks of a face into what a network is trained on and what a network gives back into landmarks, in ratios of the
 * crop: coordinates, heatmaps, or the scores of a model of shapes.
 */
package org.landmark.data.target;
