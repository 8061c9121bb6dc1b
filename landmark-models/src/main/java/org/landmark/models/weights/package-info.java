/**
 * Weights from elsewhere: files in the safetensors format, opened with suspicion, and torchvision's names of layers, by which
 * their tensors find their places in networks of ours.
 */
package org.landmark.models.weights;
