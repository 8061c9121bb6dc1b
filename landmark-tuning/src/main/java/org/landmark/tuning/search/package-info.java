/**
 * Arbiter at work: a sweep's space as its parameter spaces, its generators, its runner over our trainings, and its page in the browser.
 */
package org.landmark.tuning.search;
