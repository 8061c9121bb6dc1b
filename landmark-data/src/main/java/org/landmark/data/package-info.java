/**
 * The values that everything else speaks of: {@link org.landmark.data.Landmarks}, {@link org.landmark.data.BoundingBox},
 * {@link org.landmark.data.FaceSample} and {@link org.landmark.data.LandmarkScheme}, and the exception for what a user gave that is
 * not usable, {@link org.landmark.data.InputException}. The records that describe the data side of an experiment are in
 * {@code org.landmark.data.spec}. Nothing here reads a file, knows a network or touches an array of ND4J.
 *
 * <p>Coordinates are 0-based with pixel centres on whole numbers: the first pixel of a photo is centred on (0, 0) and covers
 * -0.5 to 0.5 on both axes.
 */
package org.landmark.data;
