/**
 * Networks for facial landmarks: each a record of its options, read from the YAML of an experiment by its {@code name}, that
 * builds a {@code ComputationGraphConfiguration}. All take {@code [N, C, H, W]} and answer by one
 * output; a second one, if there is, is for their training alone.
 */
package org.landmark.models.network;
