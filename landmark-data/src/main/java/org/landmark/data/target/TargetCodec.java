package org.landmark.data.target;

import org.landmark.data.Landmarks;

/** Encodes landmarks as a network's target and decodes its output; both in ratios of the crop on the outside. */
public interface TargetCodec {
    /** Shape of one face's target, without the batch: {@code [2K]} for coordinates. */
    long[] shape();

    /** How many numbers one face's target is. */
    int length();

    /** Writes one face's target into {@code target}, from {@code offset} on. */
    void encode(Landmarks ratios, float[] target, int offset);

    /** Reads one face's landmarks from a network's output, from {@code offset} on. */
    Landmarks decode(float[] output, int offset);
}
