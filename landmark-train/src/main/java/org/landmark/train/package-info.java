/**
 * Training: {@link org.landmark.train.Trainer} fits a network epoch by epoch, validates it after each, and tells its listeners;
 * what is written, shown and printed is theirs.
 */
package org.landmark.train;
