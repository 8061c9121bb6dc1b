package org.landmark.data.image;

import java.nio.file.Path;
import org.landmark.data.InputException;

/** A photo that an annotation names is not there. */
public final class MissingPhotoException extends InputException {
    private static final long serialVersionUID = 1L;

    public MissingPhotoException(Path photo) {
        super(photo + ": no such photo");
    }
}
