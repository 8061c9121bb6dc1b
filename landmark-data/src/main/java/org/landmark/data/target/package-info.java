/** Turns a landmark into what a network is trained on and what a network gives back into landmarks, in ratios of the crop. */
package org.landmark.data.target;
