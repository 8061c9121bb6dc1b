package org.landmark.eval.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.landmark.data.FaceSample;
import org.landmark.data.reader.DlibXmlRecordReader;
import org.landmark.data.synthetic.SyntheticFaces;

/** Drawn photos of one or two faces with their boxes; detectors see them as faces. */
public final class DrawnFaces {
    private DrawnFaces() {}

    /** The faces of so many photos, the seventh of which has two. */
    public static List<FaceSample> in(Path folder, int photos) {
        try {
            SyntheticFaces.writeIbug(folder, photos, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (DlibXmlRecordReader reader = new DlibXmlRecordReader(OptionalInt.of(68))) {
            reader.initialize(folder.resolve(SyntheticFaces.IBUG_LABELS));
            List<FaceSample> faces = new ArrayList<>();
            while (reader.hasNext()) {
                faces.add(reader.nextFace());
            }
            return faces;
        }
    }
}
