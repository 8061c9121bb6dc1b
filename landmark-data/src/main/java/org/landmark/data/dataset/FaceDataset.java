package org.landmark.data.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.landmark.data.InputException;
import org.landmark.data.spec.SplitSpec;

/**
 * The faces of a data set that can be used and those that can't.
 *
 * @param location where it lies
 * @param faces the usable faces by their position in the order of the data set's files
 * @param bad the others
 */
public record FaceDataset(DataLocation location, SortedMap<Integer, EncodedFace> faces, List<BadFace> bad) {
    /**
     * Refuses a data set with more bad faces than are allowed.
     *
     * @throws InputException that counts them and names the first; or if the number allowed is negative
     */
    public void requireAtMostBad(int allowed) {
        if (allowed < 0) {
            throw new InputException("--skip-bad must be 0 or more, came " + allowed);
        }
        if (bad.size() > allowed) {
            throw new InputException(bad.size() + " of " + total() + " faces can't be used, the first: "
                    + bad.get(0).problem() + " (see them all with 'dataset verify'; --skip-bad " + bad.size()
                    + " trains without them)");
        }
    }

    /**
     * The faces by their split. Bad faces keep their place in the order, so that leaving some out moves no other face from one
     * side to the other.
     *
     * @throws InputException if a side would be empty
     */
    public FaceSplit split(SplitSpec spec) {
        int first = total() - spec.validationCount(total());
        List<EncodedFace> training = new ArrayList<>(faces.headMap(first).values());
        List<EncodedFace> validation = new ArrayList<>(faces.tailMap(first).values());
        if (training.isEmpty() || validation.isEmpty()) {
            throw new InputException("split.validation: " + spec.validationCount(total()) + " of " + faces.size()
                    + " faces in " + location.folder() + " leaves " + training.size() + " to train and "
                    + validation.size() + " to validate (expected at least one of each)");
        }
        return new FaceSplit(List.copyOf(training), List.copyOf(validation));
    }

    /** All usable faces in the order of the files. */
    public List<EncodedFace> all() {
        return List.copyOf(faces.values());
    }

    /** How many faces there are, bad ones included. */
    public int total() {
        return faces.size() + bad.size();
    }
}
