package org.landmark.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.transform.Crop;

/** Numbers worked out by hand. */
class MetricsTest {
    /** Two points that are the corners of the eyes, and one more. */
    private static final LandmarkScheme EYES =
            new LandmarkScheme("eyes", 3, null, List.of(1, 0, 2), null, List.of(0, 1));

    /** From (100, 40) to (300, 140): neither square nor the whole photo. */
    private static final Crop CROP = new Crop(100, 40, 200, 100);

    /** Eyes 50 pixels apart (30 across, 40 down); off by (3, 4), (0, 0) and (0, -10) pixels. */
    private static final Prediction PREDICTION =
            prediction(CROP, Landmarks.of(150, 60, 180, 100, 160, 120), Landmarks.of(153, 64, 180, 100, 160, 110));

    private static final Prediction RIGHT =
            prediction(CROP, Landmarks.of(150, 60, 180, 100, 160, 120), Landmarks.of(150, 60, 180, 100, 160, 120));

    private static final Prediction NOSE =
            new Prediction(Faces.of(CROP, Landmarks.of(199.5, 89.5)), LandmarkScheme.NOSE, Landmarks.of(0.5, 0.7));

    @Test
    void squaredErrorIsInRatiosOfTheCropOverAllCoordinates() {
        // (3/200)^2 + (4/100)^2 + (10/100)^2 over 6 coordinates
        double expected = (0.000225 + 0.0016 + 0.01) / 6;

        assertThat(new MeanSquaredError().of(PREDICTION).orElseThrow()).isCloseTo(expected, within(1e-12));
        assertThat(new MeanSquaredError().of(NOSE).orElseThrow()).isCloseTo(0.04 / 2, within(1e-12));
    }

    @Test
    void pixelErrorIsInThePhotoOverAllPoints() {
        assertThat(new MeanPixelError().of(PREDICTION).orElseThrow()).isCloseTo((5 + 0 + 10) / 3.0, within(1e-9));
        assertThat(new MeanPixelError().of(NOSE).orElseThrow()).isCloseTo(20, within(1e-9));
    }

    @Test
    void errorsAreAlsoInPixelsOfTheInputAndOfThePhoto() {
        Frame input = Frame.cropPixels(20, 50); // a tenth as wide as the crop and half as high
        // (0.3, 2), (0, 0) and (0, 5); in the photo (3, 4), (0, 0) and (0, 10)
        assertThat(mean(new MeanSquaredError(input))).isCloseTo((0.09 + 4 + 25) / 6, within(1e-9));
        assertThat(mean(new MeanSquaredError(Frame.PHOTO_PIXELS))).isCloseTo((9 + 16 + 100) / 6.0, within(1e-9));
        assertThat(mean(new MeanAbsoluteError(Frame.RATIOS))).isCloseTo((0.015 + 0.04 + 0.1) / 6, within(1e-12));
        assertThat(mean(new MeanAbsoluteError(input))).isCloseTo((0.3 + 2 + 5) / 6, within(1e-9));
        assertThat(mean(new MeanAbsoluteError(Frame.PHOTO_PIXELS))).isCloseTo((3 + 4 + 10) / 6.0, within(1e-9));
    }

    /** Two faces of six rows each: the mean over all twelve. */
    @Test
    void theContestTakesTheMeanOverAllRows() {
        Prediction other =
                prediction(CROP, Landmarks.of(150, 60, 180, 100, 160, 120), Landmarks.of(149, 60, 180, 100, 160, 120));
        assertThat(new ContestError().mean(List.of(PREDICTION, other)).orElseThrow())
                .isCloseTo((3 + 4 + 10 + 1) / 12.0, within(1e-9));
    }

    private static double mean(FaceMetric metric) {
        return metric.mean(List.of(PREDICTION)).orElseThrow();
    }

    @Test
    void normalisedErrorIsByPupilsBoxAndDiagonalToo() {
        LandmarkScheme lidded = new LandmarkScheme(
                "lidded",
                5,
                null,
                List.of(2, 3, 0, 1, 4),
                null,
                null,
                Map.of("eyes", List.of(0, 1, 2, 3), "nose", List.of(4)));
        // eyes with their middles at (110, 100) and (140, 60), 50 apart; the rectangle is 60 by 80; off by 12 on the
        // mean
        Landmarks truth = Landmarks.of(105, 100, 115, 100, 135, 60, 145, 60, 165, 140);
        Landmarks off = Landmarks.of(105, 130, 115, 100, 135, 60, 145, 60, 165, 170);
        Prediction prediction = new Prediction(Faces.of(CROP, truth), lidded, CROP.toRatios(off));

        assertThat(new NormalisedMeanError().of(prediction)).isEmpty();
        assertThat(nme(prediction, Normaliser.PUPILS)).isCloseTo(12 / 50.0, within(1e-9));
        assertThat(nme(prediction, Normaliser.BOX)).isCloseTo(12 / Math.sqrt(60 * 80), within(1e-9));
        assertThat(nme(prediction, Normaliser.DIAGONAL)).isCloseTo(12 / 100.0, within(1e-9));
        assertThat(new NormalisedMeanError(Normaliser.PUPILS).of(PREDICTION))
                .as("no group eyes")
                .isEmpty();
    }

    private static double nme(Prediction prediction, Normaliser normaliser) {
        return new NormalisedMeanError(normaliser).of(prediction).orElseThrow();
    }

    @Test
    void aPointAloneHasNoSizeToDivideBy() {
        for (Normaliser normaliser : Normaliser.values()) {
            assertThat(new NormalisedMeanError(normaliser).of(NOSE))
                    .as(normaliser.name())
                    .isEmpty();
        }
    }

    @Test
    void partsHaveErrorsOfTheirOwn() {
        PartError part = new PartError("ends", List.of(0, 2));
        assertThat(part.pixels(PREDICTION)).isCloseTo((5 + 10) / 2.0, within(1e-9));
        assertThat(part.normalised(PREDICTION).orElseThrow()).isCloseTo(7.5 / 50, within(1e-9));
        assertThat(PartScores.of(part, List.of(PREDICTION, RIGHT)))
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
                .isEqualTo(new PartScores("ends", List.of(0, 2), 3.75, 0.075));
        assertThat(PartError.landmarks(EYES))
                .extracting(PartError::name)
                .containsExactly("point 0", "point 1", "point 2");
        assertThat(PartError.groups(EYES)).isEmpty();
        assertThat(PartError.groups(LandmarkScheme.IBUG68))
                .extracting(PartError::name)
                .containsExactly("jaw", "brows", "nose", "eyes", "mouth");
        assertThat(PartScores.of(new PartError("tip", List.of(0)), List.of(NOSE))
                        .nme())
                .isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new PartError("none", List.of()));
    }

    @Test
    void normalisedErrorIsAFractionOfTheTrueEyesDistance() {
        assertThat(new NormalisedMeanError().of(PREDICTION).orElseThrow()).isCloseTo(5 / 50.0, within(1e-9));
    }

    @Test
    void normalisedErrorDoesNotDependOnThePredictedEyes() {
        Prediction collapsed =
                prediction(CROP, Landmarks.of(150, 60, 180, 100, 160, 120), Landmarks.of(165, 80, 165, 80, 160, 120));

        assertThat(new NormalisedMeanError().of(collapsed).orElseThrow()).isCloseTo((25 + 25) / 3.0 / 50, within(1e-9));
    }

    @Test
    void normalisedErrorTakesTheOuterCornersOfTheKnownSchemes() {
        Map<LandmarkScheme, int[]> corners =
                Map.of(LandmarkScheme.IMM58, new int[] {21, 13}, LandmarkScheme.IBUG68, new int[] {36, 45});
        for (LandmarkScheme scheme : corners.keySet()) {
            double[] truth = new double[2 * scheme.count()];
            truth[2 * corners.get(scheme)[0]] = 300;
            truth[2 * corners.get(scheme)[1]] = 340;
            Landmarks points = Landmarks.of(truth);
            Prediction prediction =
                    new Prediction(Faces.of(CROP, points), scheme, CROP.toRatios(points.map(x -> x, y -> y + 2)));

            assertThat(new NormalisedMeanError().of(prediction).orElseThrow())
                    .as(scheme.name())
                    .isCloseTo(2 / 40.0, within(1e-9));
        }
    }

    @Test
    void normalisedErrorIsEmptyForTheNose() {
        assertThat(new NormalisedMeanError().of(NOSE)).isEmpty();
        assertThat(new NormalisedMeanError().mean(List.of(NOSE, NOSE))).isEmpty();
    }

    @Test
    void aFaceWhoseTwoPointsAreOneHasNoNormalisedErrorAndSpoilsNoMean() {
        Landmarks truth = Landmarks.of(150, 60, 150, 60, 160, 120);
        Prediction collapsed = prediction(CROP, truth, Landmarks.of(153, 64, 150, 60, 160, 120));

        assertThat(new NormalisedMeanError().of(collapsed)).isEmpty();
        assertThat(new NormalisedMeanError()
                        .mean(List.of(collapsed, PREDICTION))
                        .orElseThrow())
                .isCloseTo(5 / 50.0, within(1e-9));
    }

    @Test
    void aRightPredictionHasNoError() {
        for (FaceMetric metric : List.of(new MeanSquaredError(), new MeanPixelError(), new NormalisedMeanError())) {
            assertThat(metric.of(RIGHT).orElseThrow()).as(metric.name()).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void aMeanIsOverFaces() {
        assertThat(new MeanPixelError()
                        .mean(List.of(PREDICTION, RIGHT, RIGHT, RIGHT))
                        .orElseThrow())
                .isCloseTo(5 / 4.0, within(1e-9));
        assertThat(new MeanPixelError().mean(List.of())).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void scoresAreTheThreeMeans() {
        Scores scores = Scores.of(List.of(PREDICTION, RIGHT));

        assertThat(scores.mse()).isCloseTo(0.011825 / 12, within(1e-12));
        assertThat(scores.meanErrorPixels()).isCloseTo(2.5, within(1e-9));
        assertThat(scores.nme()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void scoresOfNothingAreAnError() {
        assertThatThrownBy(() -> Scores.of(List.of())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void scoresAsJsonKeepTheirNamesAndANullWhereThereIsNoDistance() {
        assertThat(ConfigWriter.jsonLine(new Scores(0.5, 2.25, 0.125)))
                .isEqualTo("{\"mse\":0.5,\"meanErrorPixels\":2.25,\"nme\":0.125}");
        assertThat(ConfigWriter.jsonLine(Scores.of(List.of(NOSE)))).endsWith(",\"nme\":null}");
        assertThat(ConfigReader.json("{\"mse\":0.5,\"meanErrorPixels\":2.25,\"nme\":0.125}", "test", Scores.class))
                .isEqualTo(new Scores(0.5, 2.25, 0.125));
    }

    @Test
    void namesInFilesAreThoseOfScores() {
        assertThat(List.of(new MeanSquaredError(), new MeanPixelError(), new NormalisedMeanError()))
                .extracting(FaceMetric::name)
                .containsExactly("mse", "meanErrorPixels", "nme");
        assertThat(List.of(
                        new MeanSquaredError(Frame.PHOTO_PIXELS),
                        new MeanAbsoluteError(Frame.cropPixels(2, 2)),
                        new ContestError(),
                        new NormalisedMeanError(Normaliser.PUPILS),
                        new NormalisedMeanError(Normaliser.BOX),
                        new NormalisedMeanError(Normaliser.DIAGONAL)))
                .extracting(FaceMetric::name)
                .containsExactly("msePhotoPixels", "maeCropPixels", "contestMae", "nmePupils", "nmeBox", "nmeDiagonal");
    }

    @Test
    void aPredictionHasThePointsOfItsScheme() {
        assertThat(PREDICTION.photo().x(0)).isCloseTo(153, within(1e-9));
        assertThat(PREDICTION.photo().y(2)).isCloseTo(110, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Prediction(NOSE.cropped(), EYES, Landmarks.of(0, 0, 1, 1, 0.5, 0.5)))
                .withMessage("scheme eyes has 3 points, came 3 predicted and 1 true ones");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Prediction(PREDICTION.cropped(), EYES, Landmarks.of(0.5, 0.5)))
                .withMessage("scheme eyes has 3 points, came 1 predicted and 3 true ones");
    }

    private static Prediction prediction(Crop crop, Landmarks truth, Landmarks predicted) {
        return new Prediction(Faces.of(crop, truth), EYES, crop.toRatios(predicted));
    }

    @Test
    void theErrorsOfFacesAverageToTheScoresOfAll() {
        List<Scores> each = List.of(Scores.of(List.of(PREDICTION)), Scores.of(List.of(RIGHT)));
        Scores all = Scores.of(List.of(PREDICTION, RIGHT));
        Scores mean = Scores.mean(each);
        assertThat(mean.mse()).isCloseTo(all.mse(), within(1e-12));
        assertThat(mean.meanErrorPixels()).isCloseTo(all.meanErrorPixels(), within(1e-12));
        assertThat(mean.nme()).isCloseTo(all.nme(), within(1e-12));
        assertThat(Scores.mean(List.of(Scores.of(List.of(NOSE)))).nme()).isNull();
        Scores half = Scores.mean(List.of(new Scores(1, 2, 0.5), new Scores(3, 4, null)));
        assertThat(half).isEqualTo(new Scores(2, 3, 0.5));
    }

    @Test
    void theErrorsOfAFaceAreWrittenAndRead() {
        FaceErrors errors = FaceErrors.of("somebody", PREDICTION, RIGHT);
        assertThat(errors.face()).isEqualTo("face");
        assertThat(errors.model().meanErrorPixels()).isCloseTo(5, within(1e-9));
        assertThat(errors.meanShape().meanErrorPixels()).isCloseTo(0, within(1e-9));
        assertThat(ConfigReader.json(ConfigWriter.jsonLine(errors), "line", FaceErrors.class))
                .isEqualTo(errors);
    }
}
