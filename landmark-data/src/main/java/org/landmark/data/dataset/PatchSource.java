package org.landmark.data.dataset;

import java.util.Optional;
import org.landmark.data.patch.PatchPixels;

/** The pixels of faces by their number in the order of the data set. */
interface PatchSource {
    /** Why a face can't be used, if it can't. */
    Optional<String> problem(int number);

    /** The pixels of a face that can be used. */
    PatchPixels pixels(int number);
}
