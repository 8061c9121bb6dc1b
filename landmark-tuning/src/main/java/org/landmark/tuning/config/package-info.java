/** The YAML of a sweep as records: what of an experiment varies, how candidates are drawn, stopped, scored and judged. */
package org.landmark.tuning.config;
