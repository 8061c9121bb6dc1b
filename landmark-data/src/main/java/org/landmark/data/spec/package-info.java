/**
 * The data side of an experiment as records: which data set, which points of it, how it is split, what part of a photo becomes
 * the input, and what the network is asked for. They are read from the YAML of an experiment and travel in every model file, so
 * that training and evaluation see the same data. A key that is left out takes the default given in the record's constructor.
 */
package org.landmark.data.spec;
