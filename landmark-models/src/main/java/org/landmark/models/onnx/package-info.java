/**
 * Networks as ONNX files: a {@code ComputationGraph} written down in ONNX's operators, each kind of layer or vertex by a mapping of its
 * own, with the model's {@code landmark.json} beside, and such files opened with the same suspicion as a bundle. Nothing runs them here.
 */
package org.landmark.models.onnx;
