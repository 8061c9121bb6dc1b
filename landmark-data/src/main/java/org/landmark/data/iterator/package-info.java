/** Encoded faces as the mini-batches that a network is fitted with. */
package org.landmark.data.iterator;
