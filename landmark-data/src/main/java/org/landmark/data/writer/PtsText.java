package org.landmark.data.writer;

import java.util.Locale;
import org.landmark.data.Landmarks;

/** The text of a {@code .pts} file, as iBUG 300-W has it beside each photo: one face, pixels counted from 1. */
public final class PtsText {
    private PtsText() {}

    /**
     * The text.
     *
     * @param landmarks in pixels of the photo, from 0
     * @param header whether the file has the format's header and braces, or its points alone
     */
    public static String of(Landmarks landmarks, boolean header) {
        StringBuilder text = new StringBuilder();
        if (header) {
            text.append("version: 1\nn_points:  ").append(landmarks.count()).append("\n{\n");
        }
        for (int i = 0; i < landmarks.count(); i++) {
            text.append(String.format(Locale.ROOT, "%.6f %.6f\n", landmarks.x(i) + 1, landmarks.y(i) + 1));
        }
        return text.append(header ? "}\n" : "").toString();
    }
}
