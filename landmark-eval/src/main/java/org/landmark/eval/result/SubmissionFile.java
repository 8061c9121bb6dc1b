package org.landmark.eval.result;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.landmark.data.Landmarks;
import org.landmark.data.file.AtomicFile;

/**
 * A submission to the contest of the course CS194-26 at Berkeley: a header {@code Id,Predicted}, then a row for each coordinate, counted
 * from 0: face by face in the order of the test list, point by point, x before y, in pixels of the original photo.
 */
public final class SubmissionFile {
    private SubmissionFile() {}

    /**
     * Writes or replaces the file.
     *
     * @param faces the points of each, in pixels of its photo
     * @return how many rows there are
     * @throws IOException if it can't be written; the file is then what it was before
     */
    public static int write(Path file, List<Landmarks> faces) throws IOException {
        AtomicFile.write(file, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write("Id,Predicted\n");
            int id = 0;
            for (Landmarks face : faces) {
                for (double coordinate : face.toArray()) {
                    text.write(id++ + "," + CoordinateText.of(coordinate) + "\n");
                }
            }
            text.flush();
        });
        return faces.stream().mapToInt(face -> 2 * face.count()).sum();
    }
}
