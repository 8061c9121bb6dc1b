package org.landmark.data.reader;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.landmark.data.InputException;
import org.landmark.data.reader.Annotation.Unit;

/**
 * Reads faces from a CSV of landmarks: a header, then rows {@code name,x0,y0,x1,y1,...} in pixels, 0-based. The photo lies beside
 * the file or, if it is not there, below the data's folder if that is known, else in the folder that the first word of the file's name
 * names: {@code training/a.jpg} for {@code training_frames_keypoints.csv}. The face's name is the photo's path from the file's folder,
 * with slashes; further faces of one photo have {@code #1}, {@code #2} behind it. The box is the smallest that holds all points. What
 * is wrong within one row spoils that face alone.
 */
public final class CsvRecordReader extends FaceRecordReader {
    private static final long serialVersionUID = 1L;
    private final int points;
    private final File data;

    /**
     * Reads faces of one number of points, whose photos lie below the file's folder.
     *
     * @param points how many; if empty, as many as the file's header has columns for
     */
    public CsvRecordReader(OptionalInt points) {
        this(points, Optional.empty());
    }

    /**
     * Reads faces of one number of points.
     *
     * @param points how many; if empty, as many as the file's header has columns for
     * @param data the data's folder, where photos that are not below the file's are looked for, if it is known
     */
    public CsvRecordReader(OptionalInt points, Optional<Path> data) {
        this.points = points.orElse(0);
        this.data = data.map(Path::toFile).orElse(null);
    }

    @Override
    public List<Entry> list(Path file) {
        if (Files.isDirectory(file)) {
            throw InputException.in(file, "is a folder (expected a CSV file)");
        }
        CsvFile csv = CsvFile.read(file);
        if (points > 0 && csv.points() != points) {
            throw InputException.at(
                    file,
                    csv.headerLine(),
                    "expected a header of " + (1 + 2 * points) + " columns for " + points + " points, came "
                            + (1 + 2 * csv.points()) + " for " + csv.points());
        }
        requireNoPhotoInHeader(file, csv);
        PhotoFolder photos = PhotoFolder.of(file, Optional.ofNullable(data).map(File::toPath));
        Map<Path, Integer> facesOfPhoto = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (CsvFile.Row row : csv.rows()) {
            entries.add(entry(photos, row, facesOfPhoto));
        }
        return entries;
    }

    /** Photos are found at once, as a face's name counts the faces on its photo. */
    private static Entry entry(PhotoFolder photos, CsvFile.Row row, Map<Path, Integer> facesOfPhoto) {
        try {
            row.problem().ifPresent(problem -> {
                throw new InputException(problem);
            });
            Path photo = photo(photos, row);
            int number = facesOfPhoto.merge(photo, 1, Integer::sum) - 1;
            return () -> annotation(photos, row, photo, number);
        } catch (InputException e) {
            return () -> {
                throw e;
            };
        }
    }

    /** The face in a file's first row would be lost without a word if that row were taken for a header. */
    private static void requireNoPhotoInHeader(Path file, CsvFile csv) {
        String name = csv.header().get(0);
        if (FileNames.isPhoto(name)) {
            throw InputException.at(
                    file, csv.headerLine(), "expected a header, came the row of the photo '" + name + "'");
        }
    }

    private static Annotation annotation(PhotoFolder photos, CsvFile.Row row, Path photo, int number) {
        return new Annotation(
                photos.pathBelow(photo) + (number == 0 ? "" : "#" + number),
                photo,
                row.photo(),
                Optional.empty(),
                row.xy(),
                Unit.PIXELS,
                photos.labels(),
                point -> row.line());
    }

    private static Path photo(PhotoFolder photos, CsvFile.Row row) {
        Path photo = photos.resolve(row.photo(), row.line());
        String named = firstWord(photos.labels());
        return Files.exists(photo) || !Files.isDirectory(photos.own().resolve(named))
                ? photo
                : photos.resolveBelow(named, row.photo(), row.line());
    }

    /** Letters and digits at the beginning of a file's name. */
    static String firstWord(Path file) {
        return file.getFileName().toString().split("[^\\p{L}\\p{N}]", 2)[0];
    }
}
