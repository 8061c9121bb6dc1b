/**
 * Finds faces on photos by OpenCV. Its boxes are moved to where data sets of landmarks have theirs, since that is what networks were
 * trained on; where and by how much was measured, and stands with each detector.
 */
package org.landmark.eval.detect;
