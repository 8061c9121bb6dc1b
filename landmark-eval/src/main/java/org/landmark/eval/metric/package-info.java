/**
 * One class per metric: an error of one face, its mean over many, and the three that every result is given in; and how far a difference
 * of means can be trusted.
 */
package org.landmark.eval.metric;
