package org.landmark.data.reader;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.landmark.data.InputException;

/**
 * Where the photos of a label file lie: below the file's own folder or, where a photo is not there, below the data's folder if that is
 * another one.
 *
 * @param labels the label file
 * @param own its folder
 * @param data the data's folder, if it is known
 */
record PhotoFolder(Path labels, Path own, Optional<Path> data) {
    /**
     * Of a label file.
     *
     * @param data the data's folder, if it is known
     */
    static PhotoFolder of(Path labels, Optional<Path> data) {
        return new PhotoFolder(
                labels, labels.toAbsolutePath().normalize().getParent(), data.map(folder -> folder.toAbsolutePath()
                        .normalize()));
    }

    /**
     * The photo of a name as it stands in the label file; one in the file's own folder if there is none of that name.
     *
     * @param line of the label file, where the name stands, for the message
     * @throws InputException if the photo would lie below neither folder, or no file can have such a name
     */
    Path resolve(String name, int line) {
        Path beside = path(own, name, line);
        if (data.isPresent() && !(beside.startsWith(own) && Files.exists(beside))) {
            Path there = path(data.get(), name, line);
            if (there.startsWith(data.get()) && Files.exists(there)) {
                return there;
            }
        }
        return within(beside, name, line);
    }

    /**
     * The photo of a name in a folder below the label file's own.
     *
     * @throws InputException as {@link #resolve}
     */
    Path resolveBelow(String folder, String name, int line) {
        return within(path(own.resolve(folder), name, line), name, line);
    }

    /** A photo's path below the folder that it was found in, with slashes. */
    String pathBelow(Path photo) {
        Path root = photo.startsWith(own) ? own : data.orElse(own);
        return root.relativize(photo).toString().replace('\\', '/');
    }

    private Path path(Path folder, String name, int line) {
        try {
            return folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw InputException.at(
                    labels, line, "no file can have the photo's name '" + name + "' (" + e.getReason() + ")");
        }
    }

    private Path within(Path photo, String name, int line) {
        if (!photo.startsWith(own)) {
            throw InputException.at(labels, line, "the photo lies outside the data folder: " + name);
        }
        return photo;
    }
}
