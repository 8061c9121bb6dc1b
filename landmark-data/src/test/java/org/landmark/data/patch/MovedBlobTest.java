package org.landmark.data.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.augment.Augmentation;
import org.landmark.data.augment.Mirror;
import org.landmark.data.augment.Perspective;
import org.landmark.data.augment.RandomCrop;
import org.landmark.data.augment.Range;
import org.landmark.data.augment.Rotation;
import org.landmark.data.augment.Scaling;
import org.landmark.data.augment.Translation;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.ShownFace;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;

/** A photo with a bright blob at each of three points: wherever a point is said to be in a picture, there its blob is seen. */
class MovedBlobTest {
    private static final ImageSize SIZE = new ImageSize(240, 200);
    /** Of one brightness each: the left eye, the right eye and the nose. */
    private static final Landmarks POINTS = Landmarks.of(95.3, 80.6, 150.8, 84.1, 121.5, 117.2);

    private static final int[] HEIGHTS = {240, 160, 90};
    private static final LandmarkScheme SCHEME =
            new LandmarkScheme("three", 3, null, List.of(1, 0, 2), null, List.of(0, 1));
    private static final int INPUT = 112;

    private static Path photo;

    @BeforeContainer
    static void drawPhoto() throws IOException {
        BufferedImage image = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIZE.width() * SIZE.height(); i++) {
            double value = 0;
            for (int k = 0; k < 3; k++) {
                double dx = i % SIZE.width() - POINTS.x(k);
                double dy = i / SIZE.width() - POINTS.y(k);
                value += HEIGHTS[k] * Math.exp(-(dx * dx + dy * dy) / 18);
            }
            image.setRGB(i % SIZE.width(), i / SIZE.width(), 0x010101 * (int) Math.round(value));
        }
        photo = Files.createTempFile("blobs", ".png");
        javax.imageio.ImageIO.write(image, "png", photo.toFile());
    }

    @AfterContainer
    static void deletePhoto() throws IOException {
        Files.delete(photo);
    }

    private static List<Augmentation> gentle(SplittableRandom random) {
        List<Augmentation> movements = new java.util.ArrayList<>(List.of(
                new Rotation(0.8, new Range(-40, 40)),
                new Scaling(0.8, new Range(0.8, 1.2)),
                new Translation(0.8, new Range(-0.08, 0.08)),
                new Perspective(0.8, 0.05),
                new RandomCrop(0.8, 0.9),
                new Mirror(0.5)));
        java.util.Collections.shuffle(movements, new java.util.Random(random.nextLong()));
        return movements;
    }

    private static ShownFace shown(SplittableRandom random, DataSpec spec) {
        BoundingBox box = new BoundingBox(random.nextInt(40, 60), random.nextInt(25, 45), 130, 125);
        PlacedFace placed = PlacedFace.of(new FaceSample("a", photo, SIZE, box, POINTS), spec);
        CroppedFace face = new CroppedFace(
                placed.face(), placed.crop(), placed.patch(), new PhotoPixels(placed.face(), placed.patch()));
        return new ShownFace(face, spec.augmenter().draw(random, placed.crop()));
    }

    private static DataSpec spec(Colour colour, List<Augmentation> movements) {
        List<Integer> points = List.of(0, 1, 2);
        CropSpec crop = new CropSpec(Region.BOX, 1.4, null, null);
        InputSpec input = new InputSpec(INPUT, INPUT, colour, null);
        return new DataSpec(null, null, SCHEME, points, null, crop, input, null, movements, null);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void pictureAndPointsMoveTogether(@ForAll long seed, @ForAll Colour colour) {
        SplittableRandom random = new SplittableRandom(seed);
        DataSpec spec = spec(colour, gentle(random));
        ShownFace face = shown(random, spec);
        byte[] picture;
        try (PictureWriter writer = new PictureWriter(spec)) {
            picture = writer.draw(face.face().patch(), face.face().pixels(), face.drawn())
                    .bytes();
        }
        Landmarks ratios = face.ratios(SCHEME);
        for (int k = 0; k < 3; k++) {
            double x = ratios.x(k) * INPUT - 0.5;
            double y = ratios.y(k) * INPUT - 0.5;
            if (x < 7 || x > INPUT - 8 || y < 7 || y > INPUT - 8) {
                continue; // cut by the picture's border
            }
            assertBlob(
                    picture,
                    colour.channels(),
                    x,
                    y,
                    face.drawn().mirrored() ? HEIGHTS[SCHEME.mirror().get(k)] : HEIGHTS[k]);
        }
    }

    /** That the blob's centre of mass lies at a place, and that it is this high. */
    private static void assertBlob(byte[] picture, int channels, double x, double y, int height) {
        double mass = 0;
        double sumX = 0;
        double sumY = 0;
        int highest = 0;
        for (int row = (int) Math.round(y) - 6; row <= Math.round(y) + 6; row++) {
            for (int column = (int) Math.round(x) - 6; column <= Math.round(x) + 6; column++) {
                int value = picture[channels * (row * INPUT + column) + channels - 1] & 0xFF;
                mass += value;
                sumX += value * column;
                sumY += value * row;
                highest = Math.max(highest, value);
            }
        }
        assertThat(Math.hypot(sumX / mass - x, sumY / mass - y)).as("pixels").isLessThan(0.4);
        assertThat(highest).isBetween((int) (0.8 * height), height + 1);
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void mirroredPointsAreThoseOfTheScheme(@ForAll long seed) {
        DataSpec spec = spec(Colour.GREY, List.of(new Mirror(1.0)));
        ShownFace face = shown(new SplittableRandom(seed), spec);
        Landmarks ratios = face.ratios(SCHEME);
        Landmarks still = face.face().ratios();
        assertThat(ratios.x(0)).as("the eye on the left").isLessThan(ratios.x(1));
        for (int k = 0; k < 3; k++) {
            int from = SCHEME.mirror().get(k);
            assertThat(ratios.x(k)).isCloseTo(1 - still.x(from), org.assertj.core.api.Assertions.within(1e-9));
            assertThat(ratios.y(k)).isCloseTo(still.y(from), org.assertj.core.api.Assertions.within(1e-9));
        }
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void positiveDegreesTurnClockwiseOnAScreen(@ForAll long seed) {
        DataSpec spec = spec(Colour.GREY, List.of(new Rotation(null, new Range(30, 30))));
        ShownFace face = shown(new SplittableRandom(seed), spec);
        Landmarks turned = face.ratios(SCHEME);
        Landmarks still = face.face().ratios();
        double before = Math.atan2(125 * (still.y(1) - still.y(0)), 130 * (still.x(1) - still.x(0)));
        double after = Math.atan2(125 * (turned.y(1) - turned.y(0)), 130 * (turned.x(1) - turned.x(0)));
        // y runs down, so clockwise is from the right to below
        assertThat(Math.toDegrees(after - before)).isCloseTo(30, org.assertj.core.api.Assertions.within(1e-6));
    }
}
