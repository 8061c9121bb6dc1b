/** What can be said of the errors of many faces: how they are spread, how many are failures, and how far their mean can be trusted. */
package org.landmark.eval.statistic;
