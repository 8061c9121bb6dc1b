package org.landmark.data.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * Writes data sets of drawn faces. The files depend on the seed alone, not on the number of cores; each is written whole or not at
 * all.
 */
public final class SyntheticFaces {
    /** Photos of each person in the IMM layout: frontal, smiling, turned left, turned right, spot light, free. */
    public static final int PHOTOS_PER_PERSON = Photographer.Sitting.values().length;

    /** The label file of the iBUG layout. */
    public static final String IBUG_LABELS = "labels_ibug_300W_train.xml";

    /** The label file of the iBUG layout with five points a face: both eyes, the tip of the nose, both corners of the mouth. */
    public static final String FIVE_POINT_LABELS = "labels_five_points.xml";

    /** The label file of the YouTube layout for the photos in {@code training}. */
    public static final String YOUTUBE_TRAINING = "training_frames_keypoints.csv";

    /** The label file of the YouTube layout for the photos in {@code test}. */
    public static final String YOUTUBE_TEST = "test_frames_keypoints.csv";

    /** Photos of each person in the YouTube layout: two frames of each of two videos. */
    public static final int FRAMES_PER_PERSON = YoutubeFacesLayout.FRAMES_PER_PERSON;

    /** Goes up with every change of what is drawn or how it is labelled. */
    static final int VERSION = 2;

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
        ImmLayout.write(folder, people, seed, progress);
    }

    /**
     * Writes photos in the layout of iBUG 300-W: photos of 240 to 480 pixels in a folder below, and in dlib's XML
     * {@value #IBUG_LABELS} with 68 points a face and {@value #FIVE_POINT_LABELS} with five, in whole pixels. Every twelfth photo
     * shows two people. Beside each photo lies a {@code .pts} file with the 68 points of its face, of a pair the left one's: pixels
     * with decimals that count from 1, in every third file below the format's header.
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
        IbugLayout.write(folder, photos, seed, progress);
    }

    /**
     * Writes people in the layout of the YouTube faces with keypoints: {@code First_Last_NN.jpg}, N the video and the frame in it,
     * which are PNGs with an alpha channel of 72 to 494 pixels, in the folders {@code training} and {@code test}, and beside these
     * {@value #YOUTUBE_TRAINING} and {@value #YOUTUBE_TEST} with the photo's name and 68 points in whole pixels a row. Every fifth
     * person is in the test folder. Of every twelfth photo the chin lies up to four pixels below the lower edge.
     *
     * @param folder is made where it is missing
     * @param people from 5, so that there is one to test, to 156
     * @throws IOException if a file cannot be written
     */
    public static void writeYoutubeFaces(Path folder, int people, long seed) throws IOException {
        writeYoutubeFaces(folder, people, seed, done -> {});
    }

    /**
     * As {@link #writeYoutubeFaces(Path, int, long)}.
     *
     * @param progress is told, from several threads but one at a time, how many photos are done
     */
    public static void writeYoutubeFaces(Path folder, int people, long seed, IntConsumer progress) throws IOException {
        if (people < YoutubeFacesLayout.MIN_PEOPLE || people > YoutubeFacesLayout.MAX_PEOPLE) {
            throw new IllegalArgumentException("people must be " + YoutubeFacesLayout.MIN_PEOPLE + " to "
                    + YoutubeFacesLayout.MAX_PEOPLE + ": " + people);
        }
        YoutubeFacesLayout.write(folder, people, seed, progress);
    }
}
