/**
 * Augmentations: random changes of what a network sees, of picture and points together, each with a probability and a range. Those that
 * move ({@link org.landmark.data.augment.Movement}) are put together into one change of frame, so that a photo is sampled once; those that
 * change pixels ({@link org.landmark.data.augment.PixelChange}) follow on the finished picture, in the order of the list.
 */
package org.landmark.data.augment;
