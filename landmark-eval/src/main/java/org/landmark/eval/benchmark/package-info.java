/**
 * How fast networks train and predict on this machine, beside the stock Deeplearning4j and beside PyTorch: one measurement, and the
 * comparison of many, each in a process of its own.
 */
package org.landmark.eval.benchmark;
