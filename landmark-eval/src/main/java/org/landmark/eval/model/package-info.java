/**
 * Models ready to be asked, whatever file they came in: Deeplearning4j's networks by this project, ONNX files by ONNX Runtime. The runtime is
 * an optional dependency; only {@code OnnxSession} touches it.
 */
package org.landmark.eval.model;
