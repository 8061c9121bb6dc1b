package org.landmark.data.target;

import java.nio.FloatBuffer;
import org.landmark.data.Landmarks;

/**
 * Encodes landmarks as a network's target and decodes its output; both in ratios of the crop on the outside. The buffers are one
 * face's slice of an array's own memory, so that nothing is copied; they are read and written by index, from 0 to {@link
 * #length()} - 1, whatever their position. Safe for use by several threads.
 */
public interface TargetCodec {
    /** Shape of one face's target, without the batch: {@code [2K]} for coordinates. */
    long[] shape();

    /** How many numbers one face's target is. */
    int length();

    /**
     * Writes one face's target over all that stands in {@code target}.
     *
     * @throws IllegalArgumentException if the number of points is another
     */
    void encode(Landmarks ratios, FloatBuffer target);

    /** Reads one face's landmarks from a network's output, which is finite. */
    Landmarks decode(FloatBuffer output);

    /**
     * Reads one face's landmarks from a network's outputs for its picture and for the mirrored picture: by default, the mean of the
     * points that the two stand for.
     *
     * @param output for the picture, finite; may be overwritten
     * @param mirrored for the same picture with left and right swapped, finite
     * @param mirror for each point of a mirrored face, the point it comes from: the scheme's permutation, which undoes itself
     */
    default Landmarks decode(FloatBuffer output, FloatBuffer mirrored, int[] mirror) {
        Landmarks seen = decode(output);
        Landmarks back = decode(mirrored).select(mirror).map(x -> 1 - x, y -> y);
        return seen.meanWith(back);
    }

    /**
     * How high the peak of each point's map is, from which its confidence can be told: K numbers, or none where a target has no maps.
     *
     * @param output a network's output for one face, after {@link #decode} of two outputs the first of them
     */
    default double[] heights(FloatBuffer output) {
        return new double[0];
    }
}
