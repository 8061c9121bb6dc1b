/** How many faces a second each stage of the data pipeline lets through, from the photo's file to the network's arrays. */
package org.landmark.data.bench;
