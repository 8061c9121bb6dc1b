package org.landmark.eval.output;

import java.util.Locale;

/** The formats that predictions are written in. */
public enum Format {
    /** A file for each photo with all that is known. */
    JSON,
    /** A file for each face with its points, as iBUG gives its 300-W. */
    PTS,
    /** One file for all photos in dlib's XML: boxes and points in whole pixels. */
    XML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
