package org.landmark.eval.result;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.landmark.data.BoundingBox;
import org.landmark.data.Landmarks;
import org.landmark.data.file.AtomicFile;
import org.landmark.eval.metric.Prediction;

/**
 * Predictions as a CSV: a header {@code photo,left,top,width,height,x0,y0,x1,y1,...} and a row for each face, with the photo as the label
 * file names it and pixels of the photo as it lies on disk, 0-based.
 */
public final class PredictionsFile {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build();

    private PredictionsFile() {}

    /**
     * Writes or replaces the file.
     *
     * @param predictions one or more of one scheme
     * @throws IOException if it can't be written; the file is then what it was before
     */
    public static void write(Path file, List<Prediction> predictions) throws IOException {
        AtomicFile.write(file, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CSVPrinter csv = new CSVPrinter(text, FORMAT);
            csv.printRecord(header(predictions.get(0).scheme().count()));
            for (Prediction prediction : predictions) {
                csv.printRecord(row(prediction));
            }
            csv.flush();
        });
    }

    private static List<String> header(int points) {
        List<String> header = new ArrayList<>(List.of("photo", "left", "top", "width", "height"));
        for (int point = 0; point < points; point++) {
            header.add("x" + point);
            header.add("y" + point);
        }
        return header;
    }

    private static List<String> row(Prediction prediction) {
        BoundingBox box = prediction.face().box();
        Landmarks points = prediction.photo();
        List<String> row = new ArrayList<>();
        row.add(prediction.face().photoName());
        for (double number : new double[] {box.left(), box.top(), box.width(), box.height()}) {
            row.add(CoordinateText.of(number));
        }
        for (double coordinate : points.toArray()) {
            row.add(CoordinateText.of(coordinate));
        }
        return row;
    }
}
