package org.landmark.eval.output;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.draw.PngFile;
import org.landmark.data.file.AtomicFile;
import org.landmark.data.writer.DlibText;
import org.landmark.data.writer.PtsText;
import org.landmark.eval.predict.Face;

/**
 * Where predictions go: for {@code sub/name.jpg} the files {@code sub/name.drawn.png}, {@code sub/name.json} and {@code sub/name.pts}, or
 * {@code name_1.pts}, {@code name_2.pts}, ... for several faces; for all photos together {@code predictions.xml}. Safe for several
 * threads, each with another photo.
 *
 * @param root the folder; made when something is written
 * @param formats which files
 * @param model the model's file, or the name of one that comes along, named in JSON and XML
 */
public record OutputFolder(Path root, Set<Format> formats, Path model) {
    public static final String XML = "predictions.xml";

    /** How the names of drawings end. */
    public static final String DRAWN = ".drawn.png";

    public OutputFolder {
        formats = Set.copyOf(formats);
    }

    /**
     * A photo and its faces, in pixels as they lie in its file.
     *
     * @param name with slashes, relative to the folder that the photos are in
     * @param size as the pixels lie in the file
     */
    public record Predicted(String name, ImageSize size, List<Face> faces) {
        public Predicted {
            faces = List.copyOf(faces);
        }
    }

    private record Written(String photo, int width, int height, String model, List<SeenFaces.SeenFace> faces) {}

    /**
     * Writes what belongs to one photo.
     *
     * @param drawing the photo with what was seen
     */
    public void write(Predicted photo, BufferedImage drawing) {
        writing(drawn(photo.name()), file -> PngFile.write(file, drawing));
        if (formats.contains(Format.JSON)) {
            String json = ConfigWriter.json(new Written(
                    photo.name(),
                    photo.size().width(),
                    photo.size().height(),
                    model.toString(),
                    SeenFaces.of(photo.faces()).faces()));
            writing(file(photo.name(), ".json"), file -> AtomicFile.write(file, json));
        }
        if (formats.contains(Format.PTS)) {
            for (int i = 0; i < photo.faces().size(); i++) {
                String text = PtsText.of(photo.faces().get(i).landmarks(), true);
                String ending = photo.faces().size() == 1 ? ".pts" : "_" + (i + 1) + ".pts";
                writing(file(photo.name(), ending), file -> AtomicFile.write(file, text));
            }
        }
    }

    /** Writes what belongs to all photos, in this order; those without a face are left out. */
    public void writeAll(List<Predicted> photos) {
        if (!formats.contains(Format.XML)) {
            return;
        }
        List<DlibText.Image> images = new ArrayList<>();
        for (Predicted photo : photos) {
            if (!photo.faces().isEmpty()) {
                images.add(new DlibText.Image(
                        photo.name(),
                        photo.size(),
                        photo.faces().stream()
                                .map(face -> new DlibText.Face(face.box(), face.landmarks()))
                                .toList()));
            }
        }
        if (!images.isEmpty()) {
            String text = DlibText.of("Landmark: predictions", "Landmarks as " + model + " sees them.", images);
            writing(root.resolve(XML), file -> AtomicFile.write(file, text));
        }
    }

    /** The drawing of a photo. */
    public Path drawn(String name) {
        return file(name, DRAWN);
    }

    /** A file beside, by its ending. */
    public Path file(String name, String ending) {
        return root.resolve(stem(name) + ending);
    }

    /** A name without its ending. */
    public static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }

    @FunctionalInterface
    private interface Writing {
        void to(Path file) throws IOException;
    }

    private static void writing(Path file, Writing writing) {
        try {
            writing.to(file);
        } catch (IOException e) {
            throw new InputException(file + ": can't be written (--out chooses another place): " + e, e);
        }
    }
}
