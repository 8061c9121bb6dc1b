/**
 * What is kept of runs for good: a small JSON of each, and the page {@code RESULTS.md} that is made of these, of other measured figures and
 * of a text that names figures but holds none.
 */
package org.landmark.train.results;
