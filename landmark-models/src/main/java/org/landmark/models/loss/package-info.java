/** Losses of networks, as means over every number of the target. */
package org.landmark.models.loss;
