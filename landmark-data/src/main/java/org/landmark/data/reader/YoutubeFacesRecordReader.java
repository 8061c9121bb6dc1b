package org.landmark.data.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;

/**
 * Reads the facial keypoints that Udacity took from the YouTube Faces of L. Wolf, T. Hassner and I. Maoz (CVPR 2011): a folder with
 * {@value #TRAINING}, {@value #TEST} and the photos of each in {@code training} and {@code test}; or one such file alone, as
 * {@link CsvRecordReader} reads it. Faces have the 68 points of iBUG 300-W.
 */
public final class YoutubeFacesRecordReader extends FaceRecordReader {
    /** The label file of the photos in {@code training}, whose faces come first. */
    public static final String TRAINING = "training_frames_keypoints.csv";

    /** The label file of the photos in {@code test}. */
    public static final String TEST = "test_frames_keypoints.csv";

    private static final long serialVersionUID = 1L;

    @Override
    public List<Entry> list(Path place) {
        CsvRecordReader reader = new CsvRecordReader(OptionalInt.of(LandmarkScheme.IBUG68.count()));
        if (!Files.isDirectory(place)) {
            return reader.list(place);
        }
        List<Entry> entries = new ArrayList<>();
        for (String name : List.of(TRAINING, TEST)) {
            Path file = place.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw InputException.in(file, "no such label file");
            }
            entries.addAll(reader.list(file));
        }
        return entries;
    }
}
