package org.landmark.data.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.cache.CropCache;
import org.landmark.data.patch.PlacedFace;
import org.landmark.data.reader.CsvRecordReader;
import org.landmark.data.reader.DlibXmlRecordReader;
import org.landmark.data.reader.FaceRecordReader;
import org.landmark.data.reader.ImmRecordReader;
import org.landmark.data.reader.PtsRecordReader;
import org.landmark.data.reader.YoutubeFacesRecordReader;
import org.landmark.data.spec.DataSpec;

/** Reads a data set: annotations in order, then every photo once, decoded on all cores unless that was done before. */
public final class FaceLoader {
    /** Told how many faces of how many are done; may be called by several threads. */
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (done, total) -> {};

        void loaded(int done, int total);
    }

    private FaceLoader() {}

    /**
     * Reads a data set, kept in memory or in the user's crop cache.
     *
     * @throws InputException if there is no data set of that format at the location
     */
    public static FaceDataset load(DataLocation location, DataSpec spec, Progress progress) {
        return load(location, spec, Keep.AUTO, CropCache.ofUser(), progress);
    }

    /**
     * Reads a data set whole. Faces that can't be used are listed in the result, not thrown.
     *
     * @throws InputException if there is no data set of that format at the location, or {@link Keep#FILE} is asked for and can't be
     *     written
     */
    public static FaceDataset load(
            DataLocation location, DataSpec spec, Keep keep, CropCache cache, Progress progress) {
        List<BadFace> bad = new ArrayList<>();
        return load(
                location,
                spec,
                annotations(location, spec, bad),
                bad,
                new PatchLoader(location, spec, cache, progress),
                keep);
    }

    /**
     * Reads the boxes of a label file in dlib's XML, with points or without; their faces have {@link Landmarks#NONE}. Photos are
     * decoded to see that they can be, and again each time they are used. An image without a box is a bad face.
     *
     * @throws InputException if there is no such file at the location
     */
    public static FaceDataset loadBoxes(DataLocation location, DataSpec spec, Progress progress) {
        List<BadFace> bad = new ArrayList<>();
        TreeMap<Integer, FaceSample> faces = new TreeMap<>();
        List<FaceRecordReader.Entry> entries =
                newReader(location, OptionalInt.empty()).list(location.place());
        for (int position = 0; position < entries.size(); position++) {
            try {
                faces.put(position, entries.get(position).read().boxedFace());
            } catch (InputException e) {
                bad.add(new BadFace(position, e.getMessage()));
            }
        }
        PatchLoader photos = new PatchLoader(location, spec, CropCache.ofUser(), progress);
        return load(location, spec, faces, bad, photos, Keep.NOTHING);
    }

    private static FaceDataset load(
            DataLocation location,
            DataSpec spec,
            TreeMap<Integer, FaceSample> annotated,
            List<BadFace> bad,
            PatchLoader photos,
            Keep keep) {
        TreeMap<Integer, FaceSample> leftOut = new TreeMap<>(annotated);
        leftOut.values().removeIf(face -> !spec.crop().leavesOut(face));
        annotated.keySet().removeAll(leftOut.keySet());
        List<Integer> positions = List.copyOf(annotated.keySet());
        List<PlacedFace> placed = annotated.values().stream()
                .map(face -> PlacedFace.of(face, spec))
                .toList();
        PatchSource source = photos.load(placed, keep);
        TreeMap<Integer, CroppedFace> faces = new TreeMap<>();
        for (int i = 0; i < placed.size(); i++) {
            int position = positions.get(i);
            PlacedFace face = placed.get(i);
            Optional<String> problem = source.problem(i);
            if (problem.isPresent()) {
                bad.add(new BadFace(position, problem.get()));
            } else {
                faces.put(position, new CroppedFace(face.face(), face.crop(), face.patch(), source.pixels(i)));
            }
        }
        bad.sort(Comparator.comparingInt(BadFace::position));
        return new FaceDataset(location, faces, List.copyOf(bad), leftOut);
    }

    /**
     * The reader of a data set's format, at its start.
     *
     * @param points how many points each face must have, for the formats that leave it open (dlib's XML, {@code .pts}, CSV); if
     *     empty, the first good face decides
     * @throws InputException if there is no face of that format at the location
     */
    public static FaceRecordReader reader(DataLocation location, OptionalInt points) {
        FaceRecordReader reader = newReader(location, points);
        reader.initialize(location.place());
        return reader;
    }

    /** The reader of a location's format, which is not yet there; {@code points} as in {@link #reader}. */
    public static FaceRecordReader newReader(DataLocation location, OptionalInt points) {
        Optional<Path> photos = Optional.of(location.folder());
        return switch (location.kind()) {
            case IMM -> new ImmRecordReader();
            case IBUG300W -> new DlibXmlRecordReader(
                    OptionalInt.of(location.kind().scheme().count()), photos);
            case YOUTUBE_FACES -> new YoutubeFacesRecordReader();
            case DLIB_XML -> new DlibXmlRecordReader(points, photos);
            case PTS -> new PtsRecordReader(points);
            case CSV -> new CsvRecordReader(points, photos);
        };
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
        try (FaceRecordReader reader =
                reader(location, OptionalInt.of(spec.annotation().count()))) {
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
}
