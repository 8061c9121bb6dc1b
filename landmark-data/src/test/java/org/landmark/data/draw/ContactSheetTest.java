package org.landmark.data.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactSheetTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 3, 1", "10, 4, 3"})
    void showsEveryPictureWholeInItsCell(int count, int columns, int rows) {
        ContactSheet sheet = sheet(count, "error 41.2 px");
        SheetLayout layout = SheetLayout.of(sheet);

        BufferedImage image = sheet.image();

        assertThat(sheet.columns()).isEqualTo(columns);
        assertThat(sheet.rows()).isEqualTo(rows);
        assertThat(image.getWidth()).isGreaterThan(columns * 160);
        assertThat(image.getHeight()).isGreaterThan(rows * 120);
        for (int i = 0; i < count; i++) {
            assertThat(Pixels.count(image, color(i))).isEqualTo(160 * 120);
            int x = layout.left(i % columns);
            int y = layout.top(i / columns);
            assertThat(Pixels.at(image, x, y)).isEqualTo(color(i));
            assertThat(Pixels.at(image, x + 159, y + 119)).isEqualTo(color(i));
        }
    }

    @Test
    void writesACaptionUnderEachPictureAndCutsALongOne() {
        BufferedImage bare = sheet(3, "").image();
        BufferedImage captioned =
                sheet(3, "a caption far too long for its cell, ".repeat(5)).image();
        SheetLayout layout = SheetLayout.of(sheet(3, ""));

        assertThat(differs(bare, captioned, layout.left(1), layout.left(1) + 160))
                .isTrue();
        assertThat(differs(bare, captioned, layout.left(0) + 162, layout.left(1) - 1))
                .isFalse();
    }

    @Test
    void explainsTheMarksThatAreAskedFor() {
        ContactSheet both = sheet(1, "");
        ContactSheet one = new ContactSheet(both.title(), both.pictures(), List.of(Mark.PREDICTION));

        assertThat(Pixels.count(both.image(), Mark.TRUTH.color())).isPositive();
        assertThat(Pixels.count(both.image(), Mark.PREDICTION.color())).isPositive();
        assertThat(Pixels.count(one.image(), Mark.TRUTH.color())).isZero();
        assertThat(Pixels.count(one.image(), Mark.PREDICTION.color())).isPositive();
    }

    @Test
    void aCaptionBeginsUnderItsPictureOrFartherLeftWhereItIsLong() {
        BufferedImage bare = narrow("").image();
        SheetLayout layout = SheetLayout.of(narrow(""));
        int left = layout.left(0);

        BufferedImage brief = narrow("brief").image();
        assertThat(differs(bare, brief, left, left + 48)).isFalse();
        assertThat(differs(bare, brief, left + 50, left + 110)).isTrue();
        BufferedImage wide = narrow("a caption of the whole width").image();
        assertThat(differs(bare, wide, left, left + 20)).isTrue();
        assertThat(differs(bare, wide, left + 162, layout.left(1) - 1)).isFalse();
    }

    /** A picture of a third of its cell's width beside one of the whole. */
    private static ContactSheet narrow(String caption) {
        ContactSheet.Picture third = new ContactSheet.Picture(Canvas.filled(60, 120, color(0)), caption);
        ContactSheet.Picture whole = new ContactSheet.Picture(Canvas.filled(160, 120, color(1)), "");
        return new ContactSheet("", List.of(third, whole), List.of());
    }

    @Test
    void hasRoomForEveryEntryOfItsLegend() {
        List<LegendEntry> entries =
                List.of(Mark.TRUTH, Mark.OUTSIDE, Outline.BOX, Outline.CROP, new HeatRamp(), Mark.PREDICTION);
        ContactSheet sheet = new ContactSheet("", sheet(2, "").pictures(), entries, 1);
        BufferedImage image = sheet.image();

        assertThat(sheet.columns()).isEqualTo(1);
        assertThat(sheet.rows()).isEqualTo(2);
        assertThat(image.getWidth()).isGreaterThan(3 * 160);
        for (Color color : List.of(Mark.TRUTH.color(), Mark.OUTSIDE.color(), Mark.PREDICTION.color())) {
            assertThat(Pixels.count(image, color)).isGreaterThan(4);
        }
        assertThat(Pixels.count(image, Outline.CROP.color())).isPositive();
        assertThat(Pixels.count(image, Outline.BOX.color())).isPositive();
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> ContactSheet.of("none", List.of())).hasMessage("contact sheet 'none' has no pictures");
        assertThatThrownBy(() -> new ContactSheet("none", sheet(1, "").pictures(), List.of(), 0))
                .hasMessage("contact sheet 'none' needs columns, came 0");
    }

    private static ContactSheet sheet(int count, String caption) {
        return ContactSheet.of(
                "Sheet",
                IntStream.range(0, count)
                        .mapToObj(i -> new ContactSheet.Picture(Canvas.filled(160, 120, color(i)), caption))
                        .toList());
    }

    private static Color color(int index) {
        return new Color(10 + 20 * index, 80, 220 - 20 * index);
    }

    private static boolean differs(BufferedImage one, BufferedImage other, int fromX, int toX) {
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = fromX; x < toX; x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }
}
