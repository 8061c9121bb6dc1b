package org.landmark.data.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.synthetic.SyntheticFaces;

/** Which label file of a data set's folder is read. */
final class LabelFile {
    private static final String IBUG_LABELS = "labels_ibug_300W_train.xml";

    private LabelFile() {}

    /**
     * Refuses a label file that is named for a format that has none.
     *
     * @throws InputException that names the formats that have one
     */
    static void requireNoneFor(DatasetKind kind, Optional<Path> named) {
        if (!kind.hasLabelFile() && named.isPresent()) {
            throw new InputException(
                    "--labels " + named.get() + ": data of format " + kind
                            + " has no label file (expected no --labels, or --dataset ibug300w, youtube-faces, dlib-xml or csv)");
        }
    }

    /**
     * The label file that a data set is read from: the one that is named, looked for in the data folder and then in the working
     * folder; else the usual one; else the only one of its format in the folder. YouTube Faces has two usual ones, so it has none
     * here unless it is named.
     *
     * @throws InputException if it is not there, or none is named and the folder does not hold exactly one
     */
    static Optional<Path> find(DatasetKind kind, Path folder, Optional<Path> named) {
        if (named.isPresent()) {
            return Optional.of(named(folder, named.get()));
        }
        return switch (kind) {
            case IMM, PTS, YOUTUBE_FACES -> Optional.empty();
            case IBUG300W -> Optional.of(usual(folder, IBUG_LABELS));
            case DLIB_XML -> Optional.of(only(folder, ".xml"));
            case CSV -> Optional.of(only(folder, ".csv"));
        };
    }

    /** The label file of the embedded faces, for mere formats whose folder holds several. */
    static Optional<Path> ofEmbedded(DatasetKind kind) {
        return switch (kind) {
            case DLIB_XML -> Optional.of(Path.of(SyntheticFaces.IBUG_LABELS));
            case CSV -> Optional.of(Path.of(SyntheticFaces.YOUTUBE_TRAINING));
            case IMM, IBUG300W, YOUTUBE_FACES, PTS -> Optional.empty();
        };
    }

    private static Path named(Path folder, Path name) {
        return !Files.isRegularFile(folder.resolve(name)) && Files.isRegularFile(name)
                ? name
                : usual(folder, name.toString());
    }

    private static Path usual(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw InputException.in(file, "no such label file");
        }
        return file;
    }

    private static Path only(Path folder, String ending) {
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(ending) && !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException(folder + ": can't be listed as a folder", e);
        }
        if (names.size() != 1) {
            throw InputException.in(
                    folder,
                    "expected --labels FILE, or exactly one " + ending + " in the folder, came "
                            + (names.isEmpty() ? "none" : String.join(", ", names)));
        }
        return folder.resolve(names.get(0));
    }
}
