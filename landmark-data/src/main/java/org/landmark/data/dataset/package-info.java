/**
 * A whole data set: where it lies, its faces read, cropped and decoded once into memory, the bad ones listed, and its split into
 * faces that train and faces that validate.
 */
package org.landmark.data.dataset;
