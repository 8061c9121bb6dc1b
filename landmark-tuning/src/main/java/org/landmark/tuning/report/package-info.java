/** What a sweep comes to: the ranking, the finals between the best, pictures, and one HTML file. */
package org.landmark.tuning.report;
