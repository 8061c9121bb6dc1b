package org.landmark.data.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.image.InputEncoder;
import org.landmark.data.reader.DlibXmlRecordReader;
import org.landmark.data.reader.FaceRecordReader;
import org.landmark.data.reader.ImmRecordReader;
import org.landmark.data.spec.DataSpec;

/** Reads a data set: annotations in order, then every photo once, decoded and cropped on all cores. */
public final class FaceLoader {
    /** Told how many faces of how many are done; may be called by several threads. */
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (done, total) -> {};

        void loaded(int done, int total);
    }

    private FaceLoader() {}

    /**
     * Reads a data set whole. Faces that can't be used are listed in the result, not thrown.
     *
     * @throws InputException if there is no data set of that format at the location
     */
    public static FaceDataset load(DataLocation location, DataSpec spec, Progress progress) {
        List<BadFace> bad = new ArrayList<>();
        TreeMap<Integer, FaceSample> annotated = annotations(location, spec, bad);
        TreeMap<Integer, FaceSample> leftOut = new TreeMap<>(annotated);
        leftOut.values().removeIf(face -> !spec.crop().leavesOut(face));
        annotated.keySet().removeAll(leftOut.keySet());
        InputEncoder encoder = new InputEncoder(spec.crop(), spec.input());
        Map<Integer, Object> decoded = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        annotated.entrySet().parallelStream().forEach(entry -> {
            decoded.put(entry.getKey(), encode(encoder, spec, entry.getValue()));
            progress.loaded(done.incrementAndGet(), annotated.size());
        });
        TreeMap<Integer, EncodedFace> faces = new TreeMap<>();
        decoded.forEach((position, result) -> {
            if (result instanceof EncodedFace face) {
                faces.put(position, face);
            } else {
                bad.add(new BadFace(position, result.toString()));
            }
        });
        bad.sort(Comparator.comparingInt(BadFace::position));
        return new FaceDataset(location, faces, List.copyOf(bad), leftOut);
    }

    /** The reader of a data set's format, at its start. */
    public static FaceRecordReader reader(DataLocation location) {
        FaceRecordReader reader =
                switch (location.kind()) {
                    case IMM -> new ImmRecordReader();
                    case IBUG300W -> new DlibXmlRecordReader(
                            location.kind().scheme().count());
                };
        reader.initialize(location.labels().orElse(location.folder()));
        return reader;
    }

    /**
     * The faces of a data set by position, with the points of the experiment's scheme; no photo is decoded.
     *
     * @param bad is given the faces that can't be used
     * @throws InputException if there is no data set of that format at the location
     */
    public static TreeMap<Integer, FaceSample> annotations(DataLocation location, DataSpec spec, List<BadFace> bad) {
        int[] points = spec.points().stream().mapToInt(Integer::intValue).toArray();
        TreeMap<Integer, FaceSample> faces = new TreeMap<>();
        try (FaceRecordReader reader = reader(location)) {
            while (reader.hasNext()) {
                int position = reader.position();
                try {
                    FaceSample face = reader.nextFace();
                    faces.put(position, face.withLandmarks(face.landmarks().select(points)));
                } catch (InputException e) {
                    bad.add(new BadFace(position, e.getMessage()));
                }
            }
        }
        return faces;
    }

    /** The encoded face, or the line that says what is wrong with it. */
    private static Object encode(InputEncoder encoder, DataSpec spec, FaceSample face) {
        try {
            return new EncodedFace(face, spec.crop().of(face), encoder.picture(face));
        } catch (InputException e) {
            return e.getMessage();
        }
    }
}
