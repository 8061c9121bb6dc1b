/**
 * Whether this machine can run the backend that ND4J will load: the CPU's always, CUDA's only with a driver, a card and libraries
 * that fit it. Nothing here loads ND4J, so that what is missing is said before ND4J fails of it.
 */
package org.landmark.data.backend;
