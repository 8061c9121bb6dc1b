package org.landmark.data.synthetic;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * The data sets of drawn faces that are always there: generated at their first use, into {@code LANDMARK_CACHE} where that
 * environment variable is set, else into {@code .cache/landmark} in the home folder, else into a temporary folder. The folder's
 * name carries the generator's version, the seed and the number of photos.
 */
public final class EmbeddedFaces {
    /** People of the IMM layout. */
    public static final int PEOPLE = 40;

    /** Photos of the iBUG 300-W layout. */
    public static final int PHOTOS = 300;

    /** People of the YouTube layout. */
    public static final int FILMED_PEOPLE = 38;

    private static final long SEED = 7;
    private static final DataSetCache CACHE = DataSetCache.ofUser(System.getenv(), System.getProperty("user.home"));

    private EmbeddedFaces() {}

    /**
     * 240 photos of 640x480 pixels in the layout of the IMM face database: 40 people, six photos each, 58 points.
     *
     * @throws org.landmark.data.InputException if they cannot be written anywhere
     */
    public static Path imm() {
        return imm(done -> {});
    }

    /** As {@link #imm()}; progress is told how many photos are drawn, and nothing where they are there already. */
    public static Path imm(IntConsumer progress) {
        return imm(CACHE, PEOPLE, SEED, progress);
    }

    /**
     * 300 photos of 240 to 480 pixels in the layout of iBUG 300-W: the folder that holds
     * {@value SyntheticFaces#IBUG_LABELS}, 68 points a face, and {@value SyntheticFaces#FIVE_POINT_LABELS}.
     *
     * @throws org.landmark.data.InputException if they cannot be written anywhere
     */
    public static Path ibug300w() {
        return ibug300w(done -> {});
    }

    /** As {@link #ibug300w()}; progress is told how many photos are drawn, and nothing where they are there already. */
    public static Path ibug300w(IntConsumer progress) {
        return ibug300w(CACHE, PHOTOS, SEED, progress);
    }

    /**
     * 152 photos of 72 to 494 pixels in the layout of the YouTube faces with keypoints: 31 people in
     * {@value SyntheticFaces#YOUTUBE_TRAINING} and 7 others in {@value SyntheticFaces#YOUTUBE_TEST}, four photos each, 68 points.
     *
     * @throws org.landmark.data.InputException if they cannot be written anywhere
     */
    public static Path youtubeFaces() {
        return youtubeFaces(done -> {});
    }

    /** As {@link #youtubeFaces()}; progress is told how many photos are drawn, and nothing where they are there already. */
    public static Path youtubeFaces(IntConsumer progress) {
        return youtubeFaces(CACHE, FILMED_PEOPLE, SEED, progress);
    }

    static Path imm(DataSetCache cache, int people, long seed, IntConsumer progress) {
        return cache.folder(
                name("imm", seed, people * SyntheticFaces.PHOTOS_PER_PERSON),
                folder -> SyntheticFaces.writeImm(folder, people, seed, progress));
    }

    static Path ibug300w(DataSetCache cache, int photos, long seed, IntConsumer progress) {
        return cache.folder(
                name("ibug", seed, photos), folder -> SyntheticFaces.writeIbug(folder, photos, seed, progress));
    }

    static Path youtubeFaces(DataSetCache cache, int people, long seed, IntConsumer progress) {
        return cache.folder(
                name("youtube", seed, people * SyntheticFaces.FRAMES_PER_PERSON),
                folder -> SyntheticFaces.writeYoutubeFaces(folder, people, seed, progress));
    }

    private static String name(String layout, long seed, int photos) {
        return String.format(Locale.ROOT, "synthetic-%s-v%d-s%d-n%d", layout, SyntheticFaces.VERSION, seed, photos);
    }
}
