/** Pictures of a sweep: scores against parameters and time. */
package org.landmark.tuning.draw;
