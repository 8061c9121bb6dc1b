/** What models see on photos, written to files: JSON, the 300-W's {@code .pts}, dlib's XML, and drawings. */
package org.landmark.eval.output;
