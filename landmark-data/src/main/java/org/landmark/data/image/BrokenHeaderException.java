package org.landmark.data.image;

import java.io.IOException;

/** A header that breaks the rules of its format; the message says how, without the file's name. */
final class BrokenHeaderException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenHeaderException(String message) {
        super(message);
    }
}
