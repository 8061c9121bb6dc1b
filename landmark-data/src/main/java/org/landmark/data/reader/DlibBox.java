package org.landmark.data.reader;

import java.util.Optional;

/**
 * One box of an image in dlib's XML.
 *
 * @param line of the file, from 1
 * @param photo the image's name as it stands in the file
 * @param number of the box among those of this photo, from 0
 * @param left in pixels of the photo, as top, width and height
 * @param parts x0, y0, x1, y1, ... in the order of the parts' numbers
 * @param lastPart the highest of the parts' numbers, -1 without parts
 * @param problem the first thing wrong with the box, as one line that names file and line; the numbers are then of no use
 */
record DlibBox(
        int line,
        String photo,
        int number,
        double left,
        double top,
        double width,
        double height,
        double[] parts,
        int lastPart,
        Optional<String> problem) {
    int partCount() {
        return parts.length / 2;
    }

    /** Whether nothing is wrong with it and it has parts. */
    boolean isUsableFace() {
        return problem.isEmpty() && parts.length > 0;
    }
}
