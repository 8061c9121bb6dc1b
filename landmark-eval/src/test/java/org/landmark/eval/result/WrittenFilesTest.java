package org.landmark.eval.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.Patch;
import org.landmark.data.transform.Crop;
import org.landmark.eval.metric.Prediction;

/** The exact text of the files that other programs read. */
class WrittenFilesTest {
    private static final LandmarkScheme TWO = new LandmarkScheme("two", 2, null, List.of(1, 0), null, null);
    private static final Crop CROP = new Crop(-10, 20, 200, 100);

    @TempDir
    Path folder;

    private static Prediction prediction(String photoName, BoundingBox box, double... xy) {
        Patch patch = new Patch(0, 0, 1, 1, 1, 1);
        FaceSample face = new FaceSample(
                "id", Path.of("a.jpg"), photoName, new ImageSize(300, 200), box, Landmarks.of(1, 2, 3, 4));
        CroppedFace cropped = new CroppedFace(face, CROP, patch, new HeldPixels(patch, new byte[1]));
        return new Prediction(cropped, TWO, CROP.toRatios(Landmarks.of(xy)));
    }

    @Test
    void predictionsAreARowForEachFaceInPixelsOfThePhoto() throws IOException {
        Path file = folder.resolve("new/predictions.csv");
        PredictionsFile.write(
                file,
                List.of(
                        prediction("helen/./1.jpg", new BoundingBox(-3, 4, 50, 60), 10, 20.5, -0.25, 1e-6),
                        prediction("helen/./1.jpg", new BoundingBox(7.5, 4, 50, 60), 1234.56789, 0, 3, 4)));
        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        photo,left,top,width,height,x0,y0,x1,y1
                        helen/./1.jpg,-3,4,50,60,10,20.5,-0.25,0
                        helen/./1.jpg,7.5,4,50,60,1234.5679,0,3,4
                        """);
    }

    @Test
    void namesThatACsvMustQuoteComeBackUnchanged() throws IOException {
        Path file = folder.resolve("predictions.csv");
        String name = "../a \"b\", \u00e9.jpg";
        PredictionsFile.write(file, List.of(prediction(name, new BoundingBox(0, 0, 5, 6), 1, 2, 3, 4)));
        try (CSVParser parser = CSVParser.parse(Files.readString(file), CSVFormat.DEFAULT)) {
            assertThat(parser.getRecords().get(1).toList())
                    .containsExactly(name, "0", "0", "5", "6", "1", "2", "3", "4");
        }
    }

    @Test
    void aSubmissionCountsCoordinatesFaceByFace() throws IOException {
        Path file = folder.resolve("submission.csv");
        int rows = SubmissionFile.write(file, List.of(Landmarks.of(1, 2, 3.25, -4), Landmarks.of(5, 6, 7, 8.00004)));
        assertThat(rows).isEqualTo(8);
        assertThat(Files.readString(file)).isEqualTo("Id,Predicted\n0,1\n1,2\n2,3.25\n3,-4\n4,5\n5,6\n6,7\n7,8\n");
    }
}
