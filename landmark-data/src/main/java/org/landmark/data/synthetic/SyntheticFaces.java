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

/**
 * Writes data sets of drawn faces. The files depend on the seed alone, not on the number of cores; each is written whole or not at
 * all.
 */
public final class SyntheticFaces {
    /** Photos of each person in the IMM layout: frontal, smiling, turned left, turned right, spot light, free. */
    public static final int PHOTOS_PER_PERSON = Photographer.Sitting.values().length;

    /** The label file of the iBUG layout. */
    public static final String IBUG_LABELS = "labels_ibug_300W_train.xml";

    /** Goes up with every change of what is drawn. */
    static final int VERSION = 1;

    private static final ImageSize IMM_SIZE = new ImageSize(640, 480);
    private static final String IBUG_PHOTOS = "drawn/trainset";
    private static final int EVERY_SO_MANY_A_PAIR = 12;
    private static final long IMM_SALT = 58;
    private static final long IBUG_SALT = 68;

    private SyntheticFaces() {}

    /**
     * Writes people in the layout of the IMM face database: {@code NN-T[mf].jpg} of 640x480 pixels beside {@code NN-T[mf].asf} with
     * 58 points, six photos each.
     *
     * @param folder is made where it is missing
     * @param people from 1 to 99
     * @throws IOException if a file cannot be written
     */
    public static void writeImm(Path folder, int people, long seed) throws IOException {
        writeImm(folder, people, seed, done -> {});
    }

    /**
     * As {@link #writeImm(Path, int, long)}.
     *
     * @param progress is told, from several threads but one at a time, how many photos are done
     */
    public static void writeImm(Path folder, int people, long seed, IntConsumer progress) throws IOException {
        if (people < 1 || people > 99) {
            throw new IllegalArgumentException("people must be 1 to 99: " + people);
        }
        Files.createDirectories(folder);
        Crew.run(people * PHOTOS_PER_PERSON, progress, photo -> {
            writeImmPhoto(folder, seed, photo / PHOTOS_PER_PERSON, photo % PHOTOS_PER_PERSON);
            return null;
        });
    }

    private static void writeImmPhoto(Path folder, long seed, int number, int photo) throws IOException {
        Person person = Person.draw(Dice.at(seed, IMM_SALT, number));
        Photographer.Sitting sitting = Photographer.Sitting.values()[photo];
        Scene scene = Photographer.studio(IMM_SIZE, person, sitting, Dice.at(seed, IMM_SALT, number, photo));
        String name = String.format(Locale.ROOT, "%02d-%d%s", number + 1, photo + 1, person.woman() ? "f" : "m");
        Jpeg.write(folder.resolve(name + ".jpg"), scene.paint());
        Landmarks landmarks = scene.sitters().get(0).annotation().imm58();
        AtomicFile.write(folder.resolve(name + ".asf"), AsfText.of(landmarks, IMM_SIZE, name + ".jpg"));
    }

    /**
     * Writes photos in dlib's XML layout of iBUG 300-W: photos of 240 to 480 pixels in a folder below, and {@value #IBUG_LABELS}
     * with 68 points a face, in whole pixels. Every twelfth photo shows two people.
     *
     * @param folder is made where it is missing
     * @param photos at least 1
     * @throws IOException if a file cannot be written
     */
    public static void writeIbug(Path folder, int photos, long seed) throws IOException {
        writeIbug(folder, photos, seed, done -> {});
    }

    /**
     * As {@link #writeIbug(Path, int, long)}.
     *
     * @param progress is told, from several threads but one at a time, how many photos are done
     */
    public static void writeIbug(Path folder, int photos, long seed, IntConsumer progress) throws IOException {
        if (photos < 1) {
            throw new IllegalArgumentException("photos must be at least 1: " + photos);
        }
        Files.createDirectories(folder.resolve(IBUG_PHOTOS));
        List<DlibText.Image> images = Crew.run(photos, progress, photo -> writeIbugPhoto(folder, seed, photo));
        String comment = "Drawn faces: 68 parts, 0-based integer pixels; boxes are estimates from the landmarks.";
        AtomicFile.write(
                folder.resolve(IBUG_LABELS), DlibText.of("Landmark: drawn faces, seed " + seed, comment, images));
    }

    private static DlibText.Image writeIbugPhoto(Path folder, long seed, int photo) throws IOException {
        Dice dice = Dice.at(seed, IBUG_SALT, photo);
        boolean pair = photo % EVERY_SO_MANY_A_PAIR == EVERY_SO_MANY_A_PAIR / 2;
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < (pair ? 2 : 1); i++) {
            people.add(Person.draw(Dice.at(seed, IBUG_SALT, photo, i)));
        }
        int side = dice.between(240, 480);
        ImageSize size = pair ? new ImageSize(480, 260) : new ImageSize(side, dice.between(240, Math.max(240, side)));
        Scene scene = Photographer.found(size, people, dice);
        String file = String.format(Locale.ROOT, "%s/%04d_1.jpg", IBUG_PHOTOS, photo + 1);
        Jpeg.write(folder.resolve(file), scene.paint());
        List<DlibText.Face> faces = new ArrayList<>();
        for (Sitter sitter : scene.sitters()) {
            Landmarks landmarks = sitter.annotation().ibug68();
            faces.add(new DlibText.Face(estimatedBox(landmarks, dice), landmarks));
        }
        return new DlibText.Image(file, size, faces);
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
