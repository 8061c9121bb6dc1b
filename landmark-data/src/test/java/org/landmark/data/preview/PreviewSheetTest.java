package org.landmark.data.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.augment.Augmentation;
import org.landmark.data.augment.Range;
import org.landmark.data.augment.Translation;
import org.landmark.data.fixture.Photos;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.TargetSpec;

class PreviewSheetTest {
    @TempDir
    private Path folder;

    private FaceSample face;

    @BeforeEach
    void write() {
        Path photo = Photos.write(folder.resolve("a.png"), Photos.png(60, 40));
        face = new FaceSample("a", photo, new ImageSize(60, 40), new BoundingBox(20, 10, 20, 20), Landmarks.of(45, 15));
    }

    private static DataSpec spec(InputSpec.Colour colour, Augmentation... augment) {
        return spec(colour, null, augment);
    }

    private static DataSpec spec(InputSpec.Colour colour, TargetSpec target, Augmentation... augment) {
        return new DataSpec(
                null,
                null,
                LandmarkScheme.NOSE,
                null,
                null,
                new CropSpec(Region.BOX, 1.0, null, null),
                new InputSpec(20, 20, colour, null),
                target,
                List.of(augment),
                null);
    }

    private static SeenFace still(DataSpec spec, FaceSample face) {
        try (FaceViewer viewer = new FaceViewer(spec, new Seed(1))) {
            return viewer.still(face);
        }
    }

    @Test
    void showsWhatTheNetworkGets() {
        SeenFace seen = still(spec(InputSpec.Colour.RGB), face);

        BufferedImage photo = Photos.gradient(60, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 20; i++) {
            assertThat(seen.picture().getRGB(i, 3)).isEqualTo(photo.getRGB(20 + i, 13));
        }
        // Pixel (45, 15) is the centre of column 25 and row 5 of the crop.
        assertThat(seen.ratios().x(0)).isCloseTo(25.5 / 20, within(1e-9));
        assertThat(seen.ratios().y(0)).isCloseTo(5.5 / 20, within(1e-9));
        assertThat(seen.pointsOutside()).isEqualTo(1);
        Landmarks onTwiceTheSize = seen.pixelsOf(Photos.filled(40, 40, 0));
        assertThat(onTwiceTheSize.x(0)).isCloseTo(50.5, within(1e-9));
    }

    @Test
    void showsGreyInputsInGrey() {
        SeenFace seen = still(spec(InputSpec.Colour.GREY), face);

        int rgb = seen.picture().getRGB(7, 7);
        assertThat(rgb & 0xFF).isEqualTo(rgb >> 8 & 0xFF).isEqualTo(rgb >> 16 & 0xFF);
        assertThat(rgb).isNotEqualTo(seen.picture().getRGB(17, 7));
    }

    @Test
    void movesPointsWithTheAugmentedPicture() {
        // The colours of the photo are its columns: what is seen at the middle of the crop says where it has been
        // moved.
        DataSpec spec = spec(InputSpec.Colour.RGB, new Translation(1.0, new Range(-0.3, 0.3)));
        SeenFace still = still(spec, face);
        try (FaceViewer viewer = new FaceViewer(spec, new Seed(1))) {
            for (int number = 0; number < 5; number++) {
                SeenFace seen = viewer.augmented(face, number);
                double moved = (seen.ratios().x(0) - still.ratios().x(0)) * 20;
                int red = seen.picture().getRGB(10, 10) >> 16 & 0xFF;
                int before = still.picture().getRGB(10, 10) >> 16 & 0xFF;
                assertThat(Math.abs(moved)).isGreaterThan(1e-3);
                assertThat(red - before).isCloseTo((int) Math.round(-moved * 255 / 59), within(3));
                assertThat(viewer.augmented(face, number).ratios()).isEqualTo(seen.ratios());
            }
        }
    }

    @Test
    void showsVersionsWhereThereIsAugmentation() {
        try (PreviewSheet plain = new PreviewSheet(spec(InputSpec.Colour.GREY), new Seed(1));
                PreviewSheet augmented = new PreviewSheet(
                        spec(InputSpec.Colour.GREY, new Translation(1.0, new Range(0.1, 0.2))), new Seed(1))) {
            plain.add(face);
            augmented.add(face);
            assertThat(augmented.image("a").getWidth())
                    .isGreaterThan(plain.image("p").getWidth() + 240 * (PreviewSheet.VERSIONS - 1));
        }
    }

    @Test
    void laysHeatmapsOverTheInputThatTheyAreFor() {
        HeatmapTarget target = new HeatmapTarget(10, 10, 0.8, null, null, null, null);
        DataSpec spec = spec(InputSpec.Colour.GREY, target);
        TargetMaps maps = TargetMaps.of(spec).orElseThrow();
        // The middle of cell (7, 2) of 10.
        float[] highest = maps.highest(Landmarks.of(0.75, 0.25));

        assertThat(TargetMaps.of(spec(InputSpec.Colour.GREY))).isEmpty();
        assertThat(maps.count()).isEqualTo(1);
        assertThat(highest).hasSize(10 * 10);
        assertThat(highest[2 * 10 + 7]).isCloseTo(1, within(1e-6f));
        SeenFace seen = new SeenFace(Photos.filled(20, 20, 0x303030), Landmarks.of(0.75, 0.25));
        CellPainter painter = CellPainter.of(spec.scheme(), spec.input());
        BufferedImage cell = painter.maps(seen, maps);
        int frame = (cell.getWidth() - 240) / 2;
        assertThat(cell.getRGB(frame + 180, frame + 60) >> 16 & 0xFF).isGreaterThan(180);
        assertThat(cell.getRGB(frame + 60, frame + 180)).isEqualTo(0xFF303030);
    }

    @Test
    void takesTheHighestOfAllMaps() {
        DataSpec spec = new DataSpec(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new HeatmapTarget(16, 8, null, null, null, null, null),
                null,
                null);
        TargetMaps maps = TargetMaps.of(spec).orElseThrow();
        double[] ratios = new double[2 * 58];
        Arrays.fill(ratios, -9);
        ratios[0] = 2.5 / 16;
        ratios[1] = 3.5 / 8;
        ratios[2 * 57] = 12.5 / 16;
        ratios[2 * 57 + 1] = 6.5 / 8;
        float[] highest = maps.highest(Landmarks.of(ratios));

        assertThat(maps.count()).isEqualTo(58);
        assertThat(highest[3 * 16 + 2]).isCloseTo(1, within(1e-6f));
        assertThat(highest[6 * 16 + 12]).isCloseTo(1, within(1e-6f));
        assertThat(highest[0]).isLessThan(0.2f);
    }

    @Test
    void addsAColumnForHeatmaps() {
        DataSpec heat = spec(InputSpec.Colour.GREY, new HeatmapTarget(null, null, null, null, null, null, null));
        try (PreviewSheet with = new PreviewSheet(heat, new Seed(1));
                PreviewSheet without = new PreviewSheet(spec(InputSpec.Colour.GREY), new Seed(1))) {
            with.add(face);
            without.add(face);
            assertThat(with.image("w").getWidth())
                    .isGreaterThan(without.image("w").getWidth() + 240);
        }
    }

    @Test
    void hasARowForEachFace() {
        try (PreviewSheet sheet = new PreviewSheet(spec(InputSpec.Colour.GREY), new Seed(1))) {
            sheet.add(face);
            int one = sheet.image("one").getHeight();
            sheet.add(face);

            assertThat(sheet.rows()).isEqualTo(2);
            assertThat(sheet.image("two").getHeight()).isGreaterThan(one + 240);
        }
    }

    @Test
    void staysAsItWasWhenAPhotoIsBad() {
        FaceSample missing =
                new FaceSample("b", folder.resolve("b.png"), face.photoSize(), face.box(), face.landmarks());

        try (PreviewSheet sheet = new PreviewSheet(spec(InputSpec.Colour.GREY), new Seed(1))) {
            assertThatThrownBy(() -> sheet.add(missing)).isInstanceOf(InputException.class);
            assertThat(sheet.rows()).isZero();
            assertThatThrownBy(() -> sheet.image("none")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keepsThePixelsOfSmallInputsApart() {
        BufferedImage input = Photos.filled(20, 10, 0x204060);
        input.setRGB(3, 4, 0xFFFFFF);

        CellPainter painter = CellPainter.of(spec(InputSpec.Colour.GREY).scheme(), new InputSpec(20, 10, null, null));
        BufferedImage cell = painter.input(input);

        assertThat(painter.factor()).isEqualTo(12);
        int white = 0;
        for (int y = 0; y < cell.getHeight(); y++) {
            for (int x = 0; x < cell.getWidth(); x++) {
                white += cell.getRGB(x, y) == 0xFFFFFFFF ? 1 : 0;
            }
        }
        assertThat(white).isEqualTo(12 * 12);
        for (int longer : List.of(8, 80, 112, 224, 321, 1000)) {
            assertThat(CellPainter.of(spec(null).scheme(), new InputSpec(longer, 8, null, null))
                            .side())
                    .isBetween(190, 320);
        }
    }

    @Test
    void showsAsManyVersionsAsAreWanted() {
        DataSpec spec = spec(InputSpec.Colour.GREY, new Translation(null, new Range(-0.1, 0.1)));
        try (PreviewSheet usual = new PreviewSheet(spec, new Seed(1));
                PreviewSheet one = new PreviewSheet(spec, new Seed(1), 1)) {
            usual.add(face);
            one.add(face);
            assertThat(usual.image("a").getWidth()).isGreaterThan(one.image("a").getWidth() + 2 * 200);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new PreviewSheet(spec, new Seed(1), 0));
    }
}
