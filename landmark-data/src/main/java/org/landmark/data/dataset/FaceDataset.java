package org.landmark.data.dataset;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.spec.SplitSpec;
import org.landmark.data.spec.SplitSpec.By;
import org.landmark.data.split.Sides;
import org.landmark.data.split.Splitter;

/**
 * The faces of a data set that can be used and those that can't.
 *
 * @param location where it lies
 * @param faces the usable faces by their position in the order of the data set's files
 * @param bad those that can't be used
 * @param leftOut the others, by position too: good ones that the experiment does without
 */
public record FaceDataset(
        DataLocation location,
        SortedMap<Integer, CroppedFace> faces,
        List<BadFace> bad,
        SortedMap<Integer, FaceSample> leftOut) {
    /** A data set of which the experiment leaves nothing out. */
    public FaceDataset(DataLocation location, SortedMap<Integer, CroppedFace> faces, List<BadFace> bad) {
        this(location, faces, bad, new TreeMap<>());
    }

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
     * The faces by their split. Bad faces and faces left out keep their place in the order, so that no other face goes from one
     * side to the other when their number changes. With {@link SplitSpec#full} all usable faces train.
     *
     * @throws InputException if a side would be empty, or for what {@link Splitter#split} refuses
     */
    public FaceSplit split(SplitSpec spec) {
        SortedMap<Integer, FaceSample> known = new TreeMap<>(leftOut);
        faces.forEach((place, face) -> known.put(place, face.face()));
        Sides sides = Splitter.split(spec, location.kind(), total(), known);
        List<CroppedFace> training = spec.full() ? all() : usable(sides.training());
        List<CroppedFace> validation = usable(sides.validation());
        if (training.isEmpty() || validation.isEmpty()) {
            String asked = spec.by() == By.DATASET
                    ? "split.by: dataset"
                    : "split.validation: " + sides.validation().size();
            throw new InputException(asked + " of " + faces.size() + " faces in " + location.folder() + " leaves "
                    + training.size() + " to train and " + validation.size()
                    + " to validate (expected at least one of each)");
        }
        return new FaceSplit(training, validation);
    }

    private List<CroppedFace> usable(SortedSet<Integer> places) {
        return places.stream().filter(faces::containsKey).map(faces::get).toList();
    }

    /** All usable faces in the order of the files. */
    public List<CroppedFace> all() {
        return List.copyOf(faces.values());
    }

    /** How many faces there are, with bad ones and those left out. */
    public int total() {
        return faces.size() + bad.size() + leftOut.size();
    }
}
