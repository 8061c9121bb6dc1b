package org.landmark.data.dataset;

/**
 * A face that can't be used.
 *
 * @param position its place in the order of the data set's files, from 0
 * @param problem one line that names the file and what is wrong
 */
public record BadFace(int position, String problem) {}
