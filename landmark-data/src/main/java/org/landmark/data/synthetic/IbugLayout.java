package org.landmark.data.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.file.AtomicFile;
import org.landmark.data.writer.DlibText;
import org.landmark.data.writer.PtsText;

/** The layout of iBUG 300-W: photos in a folder below, a {@code .pts} file beside each, and label files in dlib's XML. */
final class IbugLayout {
    private static final String PHOTOS = "drawn/trainset";
    private static final int EVERY_SO_MANY_A_PAIR = 12;
    /** LFPW's share of the training side's files, which alone have the header. */
    private static final int EVERY_SO_MANY_A_HEADER = 3;

    private static final long SALT = 68;

    private IbugLayout() {}

    /** One photo in both label files. */
    private record Labels(DlibText.Image all, DlibText.Image fivePoints) {}

    static void write(Path folder, int photos, long seed, IntConsumer progress) throws IOException {
        Files.createDirectories(folder.resolve(PHOTOS));
        List<Labels> labels = Crew.run(photos, progress, photo -> writePhoto(folder, seed, photo));
        String name = "Landmark: drawn faces, seed " + seed;
        AtomicFile.write(
                folder.resolve(SyntheticFaces.IBUG_LABELS),
                DlibText.of(
                        name,
                        "Drawn faces: 68 parts, 0-based integer pixels; boxes are estimates from the landmarks.",
                        labels.stream().map(Labels::all).toList()));
        AtomicFile.write(
                folder.resolve(SyntheticFaces.FIVE_POINT_LABELS),
                DlibText.of(
                        name,
                        "Drawn faces: 5 parts, the eyes, the tip of the nose and the corners of the mouth, as they come"
                                + " from left to right in the photo; boxes are estimates from all landmarks.",
                        labels.stream().map(Labels::fivePoints).toList()));
    }

    private static Labels writePhoto(Path folder, long seed, int photo) throws IOException {
        Dice dice = Dice.at(seed, SALT, photo);
        boolean pair = photo % EVERY_SO_MANY_A_PAIR == EVERY_SO_MANY_A_PAIR / 2;
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < (pair ? 2 : 1); i++) {
            people.add(Person.draw(Dice.at(seed, SALT, photo, i)));
        }
        int side = dice.between(240, 480);
        ImageSize size = pair ? new ImageSize(480, 260) : new ImageSize(side, dice.between(240, Math.max(240, side)));
        Scene scene = Photographer.found(size, people, dice);
        String name = String.format(Locale.ROOT, "%s/%04d_1", PHOTOS, photo + 1);
        PhotoFile.jpeg(folder.resolve(name + ".jpg"), scene.paint());
        boolean header = photo % EVERY_SO_MANY_A_HEADER == 0;
        AtomicFile.write(
                folder.resolve(name + ".pts"),
                PtsText.of(scene.sitters().get(0).annotation().ibug68(), header));
        return labels(name + ".jpg", scene, dice);
    }

    private static Labels labels(String file, Scene scene, Dice dice) {
        List<DlibText.Face> all = new ArrayList<>();
        List<DlibText.Face> fivePoints = new ArrayList<>();
        for (Sitter sitter : scene.sitters()) {
            Annotation annotation = sitter.annotation();
            Landmarks landmarks = annotation.ibug68();
            BoundingBox box = estimatedBox(landmarks, dice);
            all.add(new DlibText.Face(box, landmarks));
            fivePoints.add(new DlibText.Face(box, annotation.fivePoints()));
        }
        return new Labels(
                new DlibText.Image(file, scene.size(), all), new DlibText.Image(file, scene.size(), fivePoints));
    }

    /** A square about as large as the landmarks reach, a little too high up and to one side, as detectors place it. */
    private static BoundingBox estimatedBox(Landmarks landmarks, Dice dice) {
        BoundingBox around = BoundingBox.around(landmarks);
        double side = Math.rint(Math.max(around.width(), around.height()) * dice.between(0.94, 1.02));
        double middle = around.left() + around.width() * dice.normal(0.5, 0.015);
        double bottom = around.top() + around.height() * dice.normal(0.95, 0.015);
        return new BoundingBox(Math.rint(middle - side / 2), Math.rint(bottom - side), side, side);
    }
}
