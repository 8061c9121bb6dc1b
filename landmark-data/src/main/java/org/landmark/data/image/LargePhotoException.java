package org.landmark.data.image;

import java.nio.file.Path;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;

/** A photo has more pixels than are decoded, by what its header says. */
public final class LargePhotoException extends InputException {
    private static final long serialVersionUID = 1L;

    /** @param pixels how many are allowed, in whole millions */
    public LargePhotoException(Path photo, ImageSize size, long pixels) {
        super(photo + ": is too large: " + size + " (at most " + pixels / 1_000_000 + " megapixels)");
    }
}
