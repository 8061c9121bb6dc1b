package org.landmark.eval.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.file.AtomicFile;
import org.landmark.data.image.Photo;
import org.landmark.eval.output.Format;
import org.landmark.eval.output.OutputFolder;
import org.landmark.eval.output.SeenFaces;
import org.landmark.eval.predict.Face;
import org.landmark.eval.video.VideoReader;
import org.landmark.eval.video.VideoWriter;

/**
 * A video through a model, picture by picture: written as a video, and as a line of JSON for each picture.
 *
 * @param prediction what is done with each picture
 * @param folder where it goes
 */
record VideoPrediction(PhotoPrediction prediction, OutputFolder folder) {
    /**
     * A line of the JSON.
     *
     * @param frame the picture's number, from 0
     * @param seconds when it is shown
     */
    private record Line(int frame, double seconds, List<SeenFaces.SeenFace> faces) {}

    /**
     * Predicts a video.
     *
     * @return how many faces were seen on all pictures together
     */
    int predict(PhotoSources.Source source, PrintStream out) {
        Path lines = folder.file(source.name(), ".jsonl");
        try (VideoReader reader = VideoReader.open(source.file());
                PredictionProgress progress = new PredictionProgress(source.name(), "pictures", reader.length(), out)) {
            int[] counts = new int[2];
            try (VideoWriter writer =
                    new VideoWriter(folder.file(source.name(), ".drawn.mp4"), reader.size(), reader.rate())) {
                if (folder.formats().contains(Format.JSON)) {
                    AtomicFile.write(lines, stream -> {
                        BufferedWriter text =
                                new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
                        run(reader, writer, text, progress, counts);
                        text.flush();
                    });
                } else {
                    run(reader, writer, null, progress, counts);
                }
                writer.finish();
            }
            progress.say(source.name() + ": " + counts[0] + " pictures, " + counts[1] + " faces on them");
            return counts[1];
        } catch (IOException e) {
            throw new InputException(lines + ": can't be written (--out chooses another place): " + e, e);
        }
    }

    private void run(
            VideoReader reader, VideoWriter writer, BufferedWriter text, PredictionProgress progress, int[] counts)
            throws IOException {
        for (Optional<Photo> next = reader.next(); next.isPresent(); next = reader.next()) {
            try (Photo picture = next.get()) {
                List<Face> faces = prediction.faces(picture);
                writer.write(prediction.drawing(picture, faces));
                if (text != null) {
                    double seconds = Math.round(1000 * counts[0] / reader.rate()) / 1000.0;
                    text.write(ConfigWriter.jsonLine(new Line(
                                    counts[0], seconds, SeenFaces.of(faces).faces()))
                            + "\n");
                }
                counts[0]++;
                counts[1] += faces.size();
            }
            progress.step();
        }
    }
}
