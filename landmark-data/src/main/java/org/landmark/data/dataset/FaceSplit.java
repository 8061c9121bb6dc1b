package org.landmark.data.dataset;

import java.util.List;

/** The faces that train and those that validate, each in the order of the data set's files. */
public record FaceSplit(List<CroppedFace> training, List<CroppedFace> validation) {}
