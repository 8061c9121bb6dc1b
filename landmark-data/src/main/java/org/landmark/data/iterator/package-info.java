/** Faces as the mini-batches that a network is fitted with: shuffled, augmented, put into arrays on all cores. */
package org.landmark.data.iterator;
