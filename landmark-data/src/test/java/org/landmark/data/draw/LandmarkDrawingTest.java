package org.landmark.data.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landmark.data.BoundingBox;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

class LandmarkDrawingTest {
    private static final Color SKIN = new Color(0xD9A47E);
    private static final LandmarkScheme PAIR =
            new LandmarkScheme("pair", 2, null, List.of(1, 0), List.of(List.of(0, 1)), null);

    private final BufferedImage photo = Canvas.filled(200, 100, SKIN);
    private final Landmarks truth = Landmarks.of(40, 30, 160, 30);
    private final Landmarks prediction = Landmarks.of(40, 70, 160, 70);

    @Test
    void paintsTruthGreenAndPredictionRedAndLeavesThePhotoAlone() {
        BufferedImage picture = LandmarkDrawing.on(photo, PAIR)
                .truth(truth)
                .prediction(prediction)
                .image();

        assertThat(Pixels.at(picture, 40, 30)).isEqualTo(Mark.TRUTH.color());
        assertThat(Pixels.at(picture, 160, 30)).isEqualTo(Mark.TRUTH.color());
        assertThat(Pixels.at(picture, 40, 70)).isEqualTo(Mark.PREDICTION.color());
        assertThat(Pixels.at(picture, 160, 70)).isEqualTo(Mark.PREDICTION.color());
        assertThat(Pixels.at(picture, 100, 50)).isEqualTo(SKIN);
        assertThat(Pixels.count(photo, SKIN)).isEqualTo(200 * 100);
    }

    @Test
    void centresAMarkOnTheCentreOfItsPixel() {
        BufferedImage picture = LandmarkDrawing.on(photo, PAIR).truth(truth).image();

        for (int reach = 1; reach <= 4; reach++) {
            assertThat(Pixels.at(picture, 40, 30 - reach)).isEqualTo(Pixels.at(picture, 40, 30 + reach));
        }
        assertThat(Pixels.at(picture, 40, 28).getGreen()).as("a dark rim").isLessThan(150);
    }

    @Test
    void joinsPointsByTranslucentLines() {
        Color between = Pixels.at(LandmarkDrawing.on(photo, PAIR).truth(truth).image(), 100, 30);

        assertThat(between).isNotEqualTo(SKIN).isNotEqualTo(Mark.TRUTH.color());
        assertThat(between.getGreen()).isGreaterThan(SKIN.getGreen());
        assertThat(between.getRed()).isBetween(Mark.TRUTH.color().getRed() + 1, SKIN.getRed() - 1);
    }

    @Test
    void aDottedDrawingHasNeitherLinesNorRings() {
        BufferedImage pair =
                LandmarkDrawing.on(photo, PAIR).truth(truth).dotted().image();
        assertThat(Pixels.at(pair, 40, 30)).isEqualTo(Mark.TRUTH.color());
        assertThat(Pixels.at(pair, 100, 30)).isEqualTo(SKIN);

        LandmarkDrawing one = LandmarkDrawing.on(photo, LandmarkScheme.NOSE)
                .truth(Landmarks.of(40, 30))
                .prediction(Landmarks.of(80, 30));
        assertThat(Pixels.at(one.image(), 46, 26)).as("a ring").isNotEqualTo(SKIN);
        assertThat(Pixels.at(one.dotted().image(), 46, 26)).isEqualTo(SKIN);
        assertThat(Pixels.at(one.dotted().image(), 40, 30)).isEqualTo(Mark.TRUTH.color());
        assertThat(Pixels.at(one.dotted().image(), 80, 30)).isEqualTo(Mark.PREDICTION.color());
        assertThat(Pixels.at(one.dotted().image(), 60, 30)).as("what ties them").isNotEqualTo(SKIN);
    }

    @Test
    void leavesOutWhatIsAbsent() {
        BufferedImage onlyPrediction =
                LandmarkDrawing.on(photo, PAIR).prediction(prediction).image();

        assertThat(Pixels.count(onlyPrediction, Mark.PREDICTION.color())).isPositive();
        assertThat(Pixels.count(onlyPrediction, Mark.TRUTH.color())).isZero();
        assertThat(Pixels.count(LandmarkDrawing.on(photo, PAIR).image(), SKIN)).isEqualTo(200 * 100);
    }

    @Test
    void movesPointsWithAScaledPicture() {
        BufferedImage half =
                LandmarkDrawing.on(photo, PAIR).truth(truth).scaledTo(100).image();
        BufferedImage triple =
                LandmarkDrawing.on(photo, PAIR).scaledTo(600).truth(truth).image();

        assertThat(half.getWidth()).isEqualTo(100);
        assertThat(half.getHeight()).isEqualTo(50);
        assertThat(Pixels.at(half, 20, 15)).isEqualTo(Mark.TRUTH.color());
        // (40 + 0.5) * 3 = 121.5, the centre of pixel 121
        assertThat(triple.getHeight()).isEqualTo(300);
        assertThat(Pixels.at(triple, 121, 91)).isEqualTo(Mark.TRUTH.color());
        assertThat(Pixels.at(triple, 40, 30)).isEqualTo(SKIN);
    }

    @Test
    void keepsTheSizeOfMarksWhenALargePhotoIsScaledDown() {
        BufferedImage large = Canvas.filled(2000, 1000, SKIN);
        Landmarks there = truth.map(x -> 10 * x + 4.5, y -> 10 * y + 4.5);

        BufferedImage scaled =
                LandmarkDrawing.on(large, PAIR).truth(there).scaledTo(200).image();

        assertThat(Pixels.count(scaled, Mark.TRUTH.color()))
                .isEqualTo(Pixels.count(
                        LandmarkDrawing.on(photo, PAIR).truth(truth).image(), Mark.TRUTH.color()));
    }

    @Test
    void marksASinglePointByARingAndACrossAndJoinsThem() {
        LandmarkDrawing drawing = LandmarkDrawing.on(photo, LandmarkScheme.NOSE).truth(Landmarks.of(50, 50));

        BufferedImage picture = drawing.prediction(Landmarks.of(150, 50)).image();

        assertThat(Pixels.at(picture, 50, 50)).isEqualTo(Mark.TRUTH.color());
        assertThat(Pixels.at(picture, 50, 44).getGreen()).as("the ring").isGreaterThan(180);
        assertThat(Pixels.at(picture, 50, 44).getRed()).as("the ring").isLessThan(100);
        assertThat(Pixels.at(picture, 150, 50)).isEqualTo(Mark.PREDICTION.color());
        assertThat(Pixels.at(picture, 152, 52)).as("an arm of the cross").isEqualTo(Mark.PREDICTION.color());
        assertThat(Pixels.at(picture, 100, 50)).as("the line between").isNotEqualTo(SKIN);
        assertThat(Pixels.at(drawing.image(), 100, 50)).isEqualTo(SKIN);
    }

    @Test
    void refusesAnotherNumberOfPointsAndAWidthOfNothing() {
        LandmarkDrawing drawing = LandmarkDrawing.on(photo, PAIR);

        assertThatThrownBy(() -> drawing.truth(Landmarks.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scheme pair has 2 points, truth has 1");
        assertThatThrownBy(() -> drawing.scaledTo(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void framesThePhotoAndMarksWhatLiesAroundIt() {
        LandmarkDrawing framed = LandmarkDrawing.on(photo, LandmarkScheme.NOSE).framed(0.2);

        BufferedImage inside = framed.truth(Landmarks.of(50, 50)).image();
        BufferedImage outside = framed.truth(Landmarks.of(209.5, 49.5)).image();
        BufferedImage far = framed.truth(Landmarks.of(900, -900)).image();

        assertThat(inside.getWidth()).isEqualTo(200 + 2 * 20);
        assertThat(inside.getHeight()).isEqualTo(100 + 2 * 20);
        assertThat(Pixels.at(inside, 20, 20)).isEqualTo(SKIN);
        assertThat(Pixels.at(inside, 19, 19)).isNotEqualTo(SKIN);
        assertThat(Pixels.at(inside, 70, 70)).isEqualTo(Mark.TRUTH.color());
        assertThat(Pixels.at(outside, 230, 70)).isEqualTo(Mark.OUTSIDE.color());
        assertThat(Pixels.count(outside, Mark.TRUTH.color())).isZero();
        assertThat(Pixels.count(far, Mark.OUTSIDE.color()))
                .as("the whole mark, in the corner")
                .isEqualTo(Pixels.count(outside, Mark.OUTSIDE.color()));
        assertThat(Pixels.at(far, 240 - 8, 8)).isEqualTo(Mark.OUTSIDE.color());
        assertThatThrownBy(() -> framed.framed(-0.1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void outlinesTheColumnsAndRowsOfABox() {
        BufferedImage picture = LandmarkDrawing.on(photo, PAIR)
                .scaledTo(400)
                .framed(0.1)
                .outline(Outline.CROP, new BoundingBox(10, 20, 50, 30))
                .image();

        // The left edge of column 10 lies at 2 * 10 beside the frame of 20 pixels, the right edge of column 59 at 2 *
        // 60.
        assertThat(blueAt(picture, 20 + 20, 20 + 70)).isTrue();
        assertThat(blueAt(picture, 20 + 120, 20 + 70)).isTrue();
        assertThat(blueAt(picture, 20 + 70, 20 + 40)).isTrue();
        assertThat(blueAt(picture, 20 + 70, 20 + 100)).isTrue();
        assertThat(Pixels.at(picture, 20 + 70, 20 + 70)).isEqualTo(SKIN);
        assertThat(Pixels.at(picture, 20 + 150, 20 + 70)).isEqualTo(SKIN);
    }

    /** Whether a line of the crop's colour runs between this pixel and the one before it. */
    private static boolean blueAt(BufferedImage picture, int x, int y) {
        return Pixels.at(picture, x, y).getBlue() > SKIN.getBlue()
                && Pixels.at(picture, x - 1, y - 1).getRed() < SKIN.getRed();
    }
}
