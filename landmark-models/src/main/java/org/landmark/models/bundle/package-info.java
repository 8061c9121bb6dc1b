/**
 * A trained network in one file: a plain zip of Deeplearning4j, which any of its programs opens, with the project's own {@code
 * landmark.json} beside, which says all that is needed to use it. Files are written atomically and opened with suspicion: only
 * known entries of bounded size, only known classes, no Java deserialisation.
 */
package org.landmark.models.bundle;
