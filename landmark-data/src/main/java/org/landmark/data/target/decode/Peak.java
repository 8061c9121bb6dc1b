package org.landmark.data.target.decode;

/**
 * Where a map has its peak.
 *
 * @param x in cells; the middle of the leftmost cell is 0
 * @param y in cells; the middle of the topmost cell is 0
 * @param height the value of the highest cell, by which more and less certain landmarks can be told apart
 */
public record Peak(double x, double y, double height) {}
