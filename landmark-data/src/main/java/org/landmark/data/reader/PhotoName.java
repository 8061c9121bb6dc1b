package org.landmark.data.reader;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.landmark.data.InputException;

/** The name of a photo as it stands in a label file. */
final class PhotoName {
    private PhotoName() {}

    /** The folder of a label file, below which its photos lie. */
    static Path folder(Path labels) {
        return labels.toAbsolutePath().normalize().getParent();
    }

    /**
     * The photo of a name, which is relative to a folder.
     *
     * @param labels the label file, and {@code line} the line where the name stands, for the message
     * @throws InputException if the photo would not lie below the label file's folder, or no file can have such a name
     */
    static Path resolve(Path folder, String name, Path labels, int line) {
        Path photo;
        try {
            photo = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw InputException.at(
                    labels, line, "no file can have the photo's name '" + name + "' (" + e.getReason() + ")");
        }
        if (!photo.startsWith(folder(labels))) {
            throw InputException.at(labels, line, "the photo lies outside the data folder: " + name);
        }
        return photo;
    }
}
