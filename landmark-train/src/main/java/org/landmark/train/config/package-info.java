/** The YAML of an experiment as records; the data side of it is {@link org.landmark.data.spec}. */
package org.landmark.train.config;
