/** A sweep's folder, the trainings of its candidates and what is written down of each. */
package org.landmark.tuning.run;
