/**
 * One class per metric: an error of one face or of a part of it, and its mean over many; and the three that every result is given in.
 * How errors are spread over faces is the matter of {@code org.landmark.eval.statistic}.
 */
package org.landmark.eval.metric;
