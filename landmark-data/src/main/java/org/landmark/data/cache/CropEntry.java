package org.landmark.data.cache;

/**
 * One face of a crop file.
 *
 * @param offset where its pixels begin in the file
 * @param length how many bytes they are, 0 for a face without
 * @param checksum CRC-32C of the pixels
 * @param problem one line on why the face can't be used; empty if it can
 */
record CropEntry(long offset, int length, int checksum, String problem) {}
