package org.landmark.eval.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.Patch;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.transform.Crop;
import org.landmark.eval.metric.Frame;
import org.landmark.eval.metric.PartScores;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.statistic.AreaUnderCurve;
import org.landmark.eval.statistic.ErrorDistribution;
import org.landmark.eval.statistic.FailureRate;

/**
 * A model's predictions for sixteen drawn faces, and what {@code metrics/expected.py} makes of them with NumPy. Nothing but the stored
 * numbers is read here.
 */
class NumPyTest {
    private static final double EXACT = 1e-9;

    private static JsonNode expected;
    private static MethodErrors errors;
    private static ErrorDistribution spread;

    @BeforeAll
    static void readTheFaces() throws IOException {
        expected = new ObjectMapper().readTree(text("expected.json"));
        List<String> predicted = text("predictions.csv").lines().skip(1).toList();
        List<String> truth = text("truth.csv").lines().skip(1).toList();
        assertThat(predicted).hasSize(16).hasSameSizeAs(truth);
        List<Prediction> predictions = IntStream.range(0, truth.size())
                .mapToObj(i -> prediction(truth.get(i), predicted.get(i)))
                .toList();
        Method method = new Method("model", predictions, Frame.cropPixels(128, 128));
        List<String> photos = truth.stream().map(row -> row.split(",")[0]).toList();
        errors = MethodErrors.of(List.of(method), photos, new Seed(1)).get(0);
        spread = ErrorDistribution.of(JudgedFaces.of(predictions).errors(method));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = NumPyTest.class.getResourceAsStream("/metrics/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Prediction prediction(String truth, String predicted) {
        double[] known = numbers(truth);
        double[] found = numbers(predicted);
        FaceSample face = new FaceSample(
                truth,
                Path.of("none.jpg"),
                new ImageSize(640, 480),
                new BoundingBox(known[0], known[1], known[2], known[3]),
                points(known));
        Crop crop = new CropSpec(CropSpec.Region.BOX, 1.5, null, null).of(face);
        Patch patch = new Patch(0, 0, 1, 1, 1, 1);
        CroppedFace cropped = new CroppedFace(face, crop, patch, new HeldPixels(patch, new byte[1]));
        return new Prediction(cropped, LandmarkScheme.IBUG68, crop.toRatios(points(found)));
    }

    private static double[] numbers(String row) {
        return Arrays.stream(row.split(","))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static Landmarks points(double[] row) {
        return Landmarks.of(Arrays.copyOfRange(row, 4, row.length));
    }

    @Test
    void meansAreTheSame() {
        JsonNode means = expected.get("means");
        assertThat(errors.means().keySet()).hasSize(means.size());
        errors.means().forEach((name, mean) -> assertThat(mean)
                .as(name)
                .isCloseTo(means.get(name).asDouble(), within(EXACT * Math.max(1, mean))));
    }

    @Test
    void quantilesThresholdsAndCurveAreTheSame() {
        Distribution distribution = errors.distribution();
        assertThat(new double[] {distribution.median(), distribution.p90(), distribution.p95(), distribution.p99()})
                .containsExactly(numbers(expected.get("quantiles")), within(EXACT));
        expected.get("thresholds").properties().forEach(entry -> {
            double at = Double.parseDouble(entry.getKey());
            assertThat(new FailureRate(at).of(spread))
                    .isCloseTo(entry.getValue().get("failureRate").asDouble(), within(EXACT));
            assertThat(new AreaUnderCurve(at).of(spread))
                    .isCloseTo(entry.getValue().get("auc").asDouble(), within(EXACT));
        });
        for (Distribution.Threshold threshold : distribution.thresholds()) {
            JsonNode wanted = expected.get("thresholds").get(Double.toString(threshold.threshold()));
            assertThat(threshold.failureRate())
                    .isCloseTo(wanted.get("failureRate").asDouble(), within(EXACT));
            assertThat(threshold.auc()).isCloseTo(wanted.get("auc").asDouble(), within(EXACT));
        }
        assertThat(distribution.ced()).hasSize(21);
        assertThat(distribution.ced().stream().mapToDouble(Double::doubleValue).toArray())
                .containsExactly(numbers(expected.get("ced")), within(EXACT));
    }

    /** Drawn by another generator, so that the ends are near each other and no more. */
    @Test
    void theIntervalIsAboutTheSame() {
        double[] ends = numbers(expected.get("interval95"));
        Interval interval = errors.distribution().interval95();
        assertThat(interval.mean()).isEqualTo(errors.means().get("nme"));
        assertThat(interval.lower()).isCloseTo(ends[0], within(0.04 * (ends[1] - ends[0])));
        assertThat(interval.upper()).isCloseTo(ends[1], within(0.04 * (ends[1] - ends[0])));
        assertThat(interval.groups()).as("photos, some with two faces").isLessThan(16);
    }

    @Test
    void partsAreTheSame() {
        assertThat(errors.groups()).hasSize(5).allSatisfy(group -> {
            JsonNode wanted = expected.get("groups").get(group.name());
            assertThat(group.meanErrorPixels())
                    .isCloseTo(wanted.get("meanErrorPixels").asDouble(), within(EXACT));
            assertThat(group.nme()).isCloseTo(wanted.get("nme").asDouble(), within(EXACT));
        });
        assertThat(errors.landmarks().stream()
                        .mapToDouble(PartScores::meanErrorPixels)
                        .toArray())
                .containsExactly(numbers(expected.at("/landmarks/meanErrorPixels")), within(EXACT));
        assertThat(errors.landmarks().stream().mapToDouble(PartScores::nme).toArray())
                .containsExactly(numbers(expected.at("/landmarks/nme")), within(EXACT));
    }

    private static double[] numbers(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToDouble(i -> list.get(i).asDouble())
                .toArray();
    }
}
