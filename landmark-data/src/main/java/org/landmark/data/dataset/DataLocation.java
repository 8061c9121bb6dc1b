package org.landmark.data.dataset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.landmark.data.InputException;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.synthetic.EmbeddedFaces;
import org.landmark.data.synthetic.SyntheticFaces;

/**
 * Where a data set lies and how it was found.
 *
 * @param kind its format
 * @param folder its own folder
 * @param labels its label file; empty for formats without one, and for YouTube Faces with its usual two
 * @param origin what decided
 */
public record DataLocation(DatasetKind kind, Path folder, Optional<Path> labels, Origin origin) {
    /** The environment variable that names a folder of data sets, each under its usual name. */
    public static final String VARIABLE = "LANDMARK_DATA";

    /** What decided on a folder. */
    public enum Origin {
        OPTION("--data"),
        ENVIRONMENT(VARIABLE),
        EMBEDDED("embedded, drawn faces");

        private final String text;

        Origin(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Finds a data set: in the given folder; else under its usual name in the folder that {@link #VARIABLE} names; else the
     * embedded faces, which are drawn when they are first asked for.
     *
     * @param data the data set's own folder, if the user named it
     * @param labels the label file, if the user named it; looked for in the data folder, then in the working folder
     * @param drawn told how many of the embedded faces are drawn, should they be drawn now
     * @throws InputException if a folder or file that was named is not there, a label file is named for a format without one, or
     *     none is named where one must be
     */
    public static DataLocation find(
            DatasetKind kind,
            Optional<Path> data,
            Optional<Path> labels,
            Map<String, String> environment,
            FaceLoader.Progress drawn) {
        if (data.isPresent()) {
            return in(kind, data.get(), labels, Origin.OPTION);
        }
        String variable = environment.get(VARIABLE);
        if (variable != null && !variable.isBlank()) {
            Path root = root(variable);
            Optional<Path> folder = kind.folder().map(root::resolve).filter(Files::isDirectory);
            if (folder.isPresent()) {
                return in(kind, folder.get(), labels, Origin.ENVIRONMENT);
            }
        }
        return embedded(kind, labels, drawn);
    }

    private static Path root(String variable) {
        try {
            Path root = Path.of(variable);
            if (Files.isDirectory(root)) {
                return root;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw new InputException(VARIABLE + "=" + variable + ": no such folder (expected one that holds data sets, each"
                + " under its usual name)");
    }

    /**
     * The embedded faces in a data set's format.
     *
     * @throws InputException if a label file is named that is not there, or for a format without one
     */
    public static DataLocation embedded(DatasetKind kind, Optional<Path> labels, FaceLoader.Progress drawn) {
        LabelFile.requireNoneFor(kind, labels);
        Path folder =
                switch (kind) {
                    case IMM -> EmbeddedFaces.imm(
                            done -> drawn.loaded(done, EmbeddedFaces.PEOPLE * SyntheticFaces.PHOTOS_PER_PERSON));
                    case IBUG300W, DLIB_XML, PTS -> EmbeddedFaces.ibug300w(
                            done -> drawn.loaded(done, EmbeddedFaces.PHOTOS));
                    case YOUTUBE_FACES, CSV -> EmbeddedFaces.youtubeFaces(
                            done -> drawn.loaded(done, EmbeddedFaces.FILMED_PEOPLE * SyntheticFaces.FRAMES_PER_PERSON));
                };
        return in(kind, folder, labels.or(() -> LabelFile.ofEmbedded(kind)), Origin.EMBEDDED);
    }

    private static DataLocation in(DatasetKind kind, Path folder, Optional<Path> labels, Origin origin) {
        LabelFile.requireNoneFor(kind, labels);
        if (!Files.isDirectory(folder)) {
            throw new InputException((origin == Origin.OPTION ? "--data " : "") + folder
                    + ": no such folder (expected a data set of format " + kind + ")");
        }
        return new DataLocation(kind, folder, LabelFile.find(kind, folder, labels), origin);
    }

    /** What a reader starts from: the label file, or the folder where there is none or more than one. */
    public Path place() {
        return labels.orElse(folder);
    }

    /** One line for a user: which data this is. */
    public String describe() {
        return kind + " faces from " + folder + " (" + origin + ")";
    }
}
