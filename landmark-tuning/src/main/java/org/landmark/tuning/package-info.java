/**
 * Hyperparameter sweeps: which settings of an experiment are tried, and what came of each. A candidate trains through the same
 * {@link org.landmark.train.Trainer} as a single run.
 */
package org.landmark.tuning;
