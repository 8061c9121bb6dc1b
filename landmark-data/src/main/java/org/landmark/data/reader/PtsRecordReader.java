package org.landmark.data.reader;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.landmark.data.InputException;
import org.landmark.data.reader.Annotation.Unit;

/**
 * Reads faces from {@code .pts} files (see {@link PtsFile}) in a folder and the folders below it, each with its photo of the same
 * name beside it. The face's name is the file's path below the folder, with slashes and without the ending; faces come in the order
 * of these names. Photos without such a file are no faces; hidden files, and folders behind links, are no part of the data set. The
 * box is the smallest that holds all points. Coordinates are 0-based here, though the files count from 1.
 */
public final class PtsRecordReader extends FaceRecordReader {
    private static final long serialVersionUID = 1L;
    private final int points;

    /**
     * Reads faces of one number of points.
     *
     * @param points how many; if empty, as many as the first good face has
     */
    public PtsRecordReader(OptionalInt points) {
        this.points = points.orElse(0);
    }

    @Override
    public List<Entry> list(Path folder) {
        SortedMap<String, PtsFace> faces = new TreeMap<>();
        collect(folder, "", faces);
        if (faces.isEmpty()) {
            throw InputException.in(folder, "holds no .pts file (expected NAME.pts beside NAME.jpg, here or below)");
        }
        int expected = points > 0 ? points : pointsOfFirst(faces);
        List<Entry> entries = new ArrayList<>();
        faces.values().forEach(face -> entries.add(() -> face.read(expected)));
        return entries;
    }

    private static void collect(Path folder, String above, SortedMap<String, PtsFace> faces) {
        SortedSet<String> names = FileNames.in(folder);
        Map<String, List<String>> photos =
                names.stream().filter(FileNames::isPhoto).collect(Collectors.groupingBy(FileNames::stem));
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                collect(file, above + name + "/", faces);
            } else if (FileNames.ending(name).equals("pts")) {
                String stem = FileNames.stem(name);
                faces.put(above + stem, new PtsFace(above + stem, file, photos.getOrDefault(stem, List.of())));
            }
        }
    }

    private static int pointsOfFirst(SortedMap<String, PtsFace> faces) {
        for (PtsFace face : faces.values()) {
            try {
                return PtsFile.read(face.file).lines().length;
            } catch (InputException e) {
                // said when this face is read
            }
        }
        return 0;
    }

    /** One face: its name, its file and the photos beside that. */
    private record PtsFace(String id, Path file, List<String> photos) {
        Annotation read(int expected) {
            PtsFile points = PtsFile.read(file);
            if (points.lines().length != expected) {
                throw InputException.in(file, "expected " + expected + " points, came " + points.lines().length);
            }
            if (photos.size() != 1) {
                throw InputException.in(
                        file,
                        "expected one photo "
                                + FileNames.stem(file.getFileName().toString())
                                + ".jpg, .jpeg, .png or .bmp beside it, came "
                                + (photos.isEmpty() ? "none" : String.join(", ", photos)));
            }
            return new Annotation(
                    id,
                    file.resolveSibling(photos.get(0)),
                    id.substring(0, id.lastIndexOf('/') + 1) + photos.get(0),
                    Optional.empty(),
                    points.xy(),
                    Unit.PIXELS,
                    file,
                    point -> points.lines()[point]);
        }
    }
}
