/** How layers compute: the switch from Deeplearning4j's generic kernels to oneDNN's. */
package org.landmark.models.layers;
