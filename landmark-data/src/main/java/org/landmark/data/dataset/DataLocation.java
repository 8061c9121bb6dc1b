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
 * @param labels its label file, for formats that have one
 * @param origin what decided
 */
public record DataLocation(DatasetKind kind, Path folder, Optional<Path> labels, Origin origin) {
    /** The environment variable that names a folder of data sets, each under its usual name. */
    public static final String VARIABLE = "LANDMARK_DATA";

    private static final String IBUG_LABELS = "labels_ibug_300W_train.xml";

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
     * @throws InputException if a folder or file that was named is not there, or a label file is named for a format without one
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
            Path folder = root(variable).resolve(kind.folder());
            if (Files.isDirectory(folder)) {
                return in(kind, folder, labels, Origin.ENVIRONMENT);
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
        requireLabelFileFor(kind, labels);
        Path folder =
                switch (kind) {
                    case IMM -> EmbeddedFaces.imm(
                            done -> drawn.loaded(done, EmbeddedFaces.PEOPLE * SyntheticFaces.PHOTOS_PER_PERSON));
                    case IBUG300W, DLIB_XML -> EmbeddedFaces.ibug300w(done -> drawn.loaded(done, EmbeddedFaces.PHOTOS));
                };
        return in(kind, folder, labels, Origin.EMBEDDED);
    }

    private static DataLocation in(DatasetKind kind, Path folder, Optional<Path> labels, Origin origin) {
        requireLabelFileFor(kind, labels);
        if (!Files.isDirectory(folder)) {
            throw new InputException((origin == Origin.OPTION ? "--data " : "") + folder
                    + ": no such folder (expected a data set of format " + kind + ")");
        }
        return new DataLocation(
                kind,
                folder,
                kind == DatasetKind.IMM ? Optional.empty() : Optional.of(labels(kind, folder, labels)),
                origin);
    }

    private static void requireLabelFileFor(DatasetKind kind, Optional<Path> labels) {
        if (kind == DatasetKind.IMM && labels.isPresent()) {
            throw new InputException("--labels " + labels.get() + ": data of format imm has no label file (expected"
                    + " no --labels, or --dataset ibug300w)");
        }
    }

    private static Path labels(DatasetKind kind, Path folder, Optional<Path> named) {
        if (named.isEmpty() && kind != DatasetKind.IBUG300W) {
            throw new InputException("data of format " + kind
                    + " has no usual label file (expected its name in --labels or an experiment's data.labels)");
        }
        Path name = named.orElse(Path.of(IBUG_LABELS));
        if (Files.isRegularFile(folder.resolve(name))) {
            return folder.resolve(name);
        }
        if (named.isPresent() && Files.isRegularFile(name)) {
            return name;
        }
        throw InputException.in(folder.resolve(name), "no such label file");
    }

    /** One line for a user: which data this is. */
    public String describe() {
        return kind + " faces from " + folder + " (" + origin + ")";
    }
}
