package org.landmark.data.image;

import java.nio.file.Path;
import org.landmark.data.InputException;

/** What was given for a photo begins as no image of a known format does. */
public final class NoPhotoException extends InputException {
    private static final long serialVersionUID = 1L;

    public NoPhotoException(Path photo) {
        super(photo + ": is not an image of a known format (expected JPEG, PNG or BMP)");
    }
}
