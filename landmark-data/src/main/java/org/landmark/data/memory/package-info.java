/**
 * Memory outside the Java heap, which ND4J's arrays and oneDNN's live in: limits by the machine's memory, and words for what does not fit.
 */
package org.landmark.data.memory;
