/**
 * From a photo to the numbers that a network gets. A {@link org.landmark.data.patch.Patch} is the piece of a photo that any view of a face
 * may need, already shrunk as far as its pixels are finer than the network's; it is decoded once and kept in memory or in a file. The
 * {@link org.landmark.data.patch.PictureWriter} samples the augmented view from it.
 */
package org.landmark.data.patch;
