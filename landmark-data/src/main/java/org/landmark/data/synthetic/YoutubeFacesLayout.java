package org.landmark.data.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.file.AtomicFile;

/**
 * The layout of the YouTube faces with keypoints, as Udacity's "P1 Facial Keypoints" gives them: frames of videos in two folders, no
 * person in both, each with a CSV of 68 points in whole pixels. The frames are PNGs with an alpha channel whose names end in
 * {@code .jpg}, and the rows are in no order.
 */
final class YoutubeFacesLayout {
    static final int FRAMES_PER_PERSON = 4;
    private static final int FRAMES_PER_VIDEO = 2;
    private static final int EVERY_SO_MANY_A_TESTER = 5;
    static final int MIN_PEOPLE = EVERY_SO_MANY_A_TESTER;
    private static final int EVERY_SO_MANY_OVER_THE_EDGE = 12;
    private static final int SMALLEST = 72;
    private static final int LARGEST = 494;
    private static final long SALT = 136;

    private static final List<String> FIRST = List.of(
            "Ada", "Bruno", "Carla", "Dario", "Elif", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Kaya", "Leo_Max");
    private static final List<String> LAST = List.of(
            "Amber", "Birch", "Cove", "Dale", "Ember", "Field", "Grove", "Heath", "Isle", "Juniper", "Knoll", "Lake",
            "Marsh");

    /** The names are those of the two lists, each first name with each last one once. */
    static final int MAX_PEOPLE = FIRST.size() * LAST.size();

    private YoutubeFacesLayout() {}

    /** One row of a CSV. */
    private record Frame(String file, Landmarks landmarks) {}

    static void write(Path folder, int people, long seed, IntConsumer progress) throws IOException {
        for (Part part : Part.values()) {
            Files.createDirectories(folder.resolve(part.folder));
        }
        List<Frame> frames = Crew.run(
                people * FRAMES_PER_PERSON,
                progress,
                frame -> writeFrame(folder, seed, frame / FRAMES_PER_PERSON, frame % FRAMES_PER_PERSON));
        for (Part part : Part.values()) {
            List<Frame> rows = new ArrayList<>();
            for (int i = 0; i < frames.size(); i++) {
                if (Part.of(i / FRAMES_PER_PERSON) == part) {
                    rows.add(frames.get(i));
                }
            }
            Collections.shuffle(
                    rows, new Random(Dice.at(seed, SALT, part.ordinal()).seed()));
            AtomicFile.write(folder.resolve(part.csv), csv(rows));
        }
    }

    private static Frame writeFrame(Path folder, long seed, int number, int frame) throws IOException {
        Person person = Person.draw(Dice.at(seed, SALT, number, 0));
        int video = frame / FRAMES_PER_VIDEO;
        Dice setting = Dice.at(seed, SALT, number, 1, video);
        boolean overTheEdge =
                (number * FRAMES_PER_PERSON + frame) % EVERY_SO_MANY_OVER_THE_EDGE == EVERY_SO_MANY_OVER_THE_EDGE / 2;
        Scene scene =
                Photographer.filmed(size(setting), person, setting, Dice.at(seed, SALT, number, 2, frame), overTheEdge);
        String file = String.format(Locale.ROOT, "%s_%d%d.jpg", name(number), video, frame % FRAMES_PER_VIDEO);
        PhotoFile.pngWithAlpha(folder.resolve(Part.of(number).folder).resolve(file), scene.paint());
        return new Frame(file, scene.sitters().get(0).annotation().ibug68());
    }

    /** Sides as they are in the real set: half of them below 190 pixels. */
    private static ImageSize size(Dice dice) {
        int width = (int) Math.round(SMALLEST * Math.pow((double) LARGEST / SMALLEST, dice.between(0.0, 1.0)));
        long height = Math.round(width * dice.between(0.8, 1.25));
        return new ImageSize(width, (int) Math.max(SMALLEST, Math.min(LARGEST, height)));
    }

    /** A name of its own for every number, as the lists' lengths have no common divisor. */
    private static String name(int number) {
        return FIRST.get(number % FIRST.size()) + "_" + LAST.get(number % LAST.size());
    }

    private static String csv(List<Frame> frames) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2 * frames.get(0).landmarks().count(); i++) {
            text.append(',').append(i);
        }
        text.append('\n');
        for (Frame frame : frames) {
            text.append(frame.file());
            for (double value : frame.landmarks().toArray()) {
                text.append(',').append(Math.round(value)).append(".0");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The two sides of the set. */
    private enum Part {
        TRAINING("training", SyntheticFaces.YOUTUBE_TRAINING),
        TEST("test", SyntheticFaces.YOUTUBE_TEST);

        private final String folder;
        private final String csv;

        Part(String folder, String csv) {
            this.folder = folder;
            this.csv = csv;
        }

        static Part of(int person) {
            return person % EVERY_SO_MANY_A_TESTER == EVERY_SO_MANY_A_TESTER - 1 ? TEST : TRAINING;
        }
    }
}
