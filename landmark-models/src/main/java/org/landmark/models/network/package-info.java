/**
 * Networks for facial landmarks: each a record of its options, read from the YAML of an experiment by its {@code name}, that
 * builds a {@code ComputationGraphConfiguration}. All take {@code [N, C, H, W]} and have one output.
 */
package org.landmark.models.network;
