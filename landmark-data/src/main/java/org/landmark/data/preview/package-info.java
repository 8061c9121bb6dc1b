/**
 * What an experiment makes of a data set, as a sheet of pictures: the photo with its points, and what the network is given of it.
 * Everything shown comes out of the classes that training uses; nothing is computed twice.
 */
package org.landmark.data.preview;
