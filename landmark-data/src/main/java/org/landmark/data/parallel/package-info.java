/** Work on all cores. */
package org.landmark.data.parallel;
