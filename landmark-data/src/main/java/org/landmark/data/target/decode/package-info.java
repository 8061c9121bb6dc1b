/**
 * Ways to find a landmark in a heatmap. Positions are in cells, with the middle of the first cell at 0, as pixels have it. All of
 * them are sound on any map: a map without a highest cell gives its middle, and a cell that is not finite counts as 0.
 */
package org.landmark.data.target.decode;
