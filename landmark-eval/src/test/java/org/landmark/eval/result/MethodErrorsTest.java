package org.landmark.eval.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.transform.Crop;
import org.landmark.eval.metric.Faces;
import org.landmark.eval.metric.Frame;
import org.landmark.eval.metric.Prediction;

/** What is said of methods beside each other. */
class MethodErrorsTest {
    private static final LandmarkScheme EYES = new LandmarkScheme(
            "eyes",
            2,
            null,
            List.of(1, 0),
            null,
            List.of(0, 1),
            new TreeMap<>(Map.of("left", List.of(0), "right", List.of(1))));
    private static final Crop CROP = new Crop(0, 0, 100, 100);
    private static final Frame INPUT = Frame.cropPixels(10, 10);

    /** Eyes 50 pixels apart, the left one found so many pixels too low on each face. */
    private static Method method(String name, double... down) {
        return new Method(
                name,
                IntStream.range(0, down.length)
                        .mapToObj(i -> prediction(EYES, Landmarks.of(20, 30, 70, 30), down[i]))
                        .toList(),
                INPUT);
    }

    private static Prediction prediction(LandmarkScheme scheme, Landmarks truth, double down) {
        double[] xy = truth.toArray();
        xy[1] += down;
        return new Prediction(Faces.of(CROP, truth), scheme, CROP.toRatios(Landmarks.of(xy)));
    }

    private static List<MethodErrors> errors(Method... methods) {
        List<String> kin = IntStream.range(0, methods[0].predictions().size())
                .mapToObj(Integer::toString)
                .toList();
        return MethodErrors.of(List.of(methods), kin, new Seed(3));
    }

    @Test
    void othersAreSetAgainstTheFirst() {
        List<MethodErrors> errors = errors(method("model", 2, 4, 6), method("mean shape", 4, 6, 8));
        assertThat(errors).extracting(MethodErrors::name).containsExactly("model", "mean shape");
        assertThat(errors.get(0).means().get("nme")).isCloseTo(4 / 2.0 / 50, within(1e-12));
        assertThat(errors.get(0).difference()).isNull();
        Interval difference = errors.get(1).difference();
        assertThat(difference.mean()).isCloseTo(2 / 2.0 / 50, within(1e-12));
        assertThat(difference.upper() - difference.lower())
                .as("each face differs alike")
                .isLessThan(1e-12);
        assertThat(errors.get(0).groups().get(0).nme()).isGreaterThan(0);
        assertThat(errors.get(0).groups().stream()
                        .mapToDouble(group -> group.nme())
                        .sum())
                .isCloseTo(2 * 4 / 2.0 / 50, within(1e-12));
    }

    @Test
    void facesOfOnePhotoHaveNoInterval() {
        Method model = method("model", 2, 4);
        MethodErrors errors = MethodErrors.of(List.of(model, model), List.of("a", "a"), new Seed(1))
                .get(1);
        assertThat(errors.distribution().interval95()).isNull();
        assertThat(errors.difference()).isNull();
    }

    @Test
    void aSchemeWithoutDistancesHasNullsAndPixels() {
        Method nose = new Method("nose", List.of(prediction(LandmarkScheme.NOSE, Landmarks.of(50, 50), 3)), INPUT);
        MethodErrors errors = errors(nose).get(0);
        assertThat(errors.means())
                .containsEntry("nme", null)
                .containsEntry("nmePupils", null)
                .containsEntry("nmeBox", null)
                .containsEntry("nmeDiagonal", null);
        assertThat(errors.distribution().of()).isEqualTo("meanErrorPixels");
        assertThat(errors.distribution().median()).isCloseTo(3, within(1e-9));
        assertThat(errors.distribution().thresholds()).isEmpty();
        assertThat(errors.distribution().ced()).isEmpty();
        assertThat(errors.groups()).isEmpty();
        assertThat(ConfigWriter.jsonLine(errors)).contains("\"nme\":null").contains("\"thresholds\":[]");
    }

    @Test
    void faceWithoutEyesApartIsLeftOutOfTheSpread() {
        Prediction flat = prediction(EYES, Landmarks.of(20, 30, 20, 30), 7);
        Prediction good = prediction(EYES, Landmarks.of(20, 30, 70, 30), 5);
        MethodErrors errors =
                errors(new Method("model", List.of(flat, good), INPUT)).get(0);
        assertThat(errors.distribution().faces()).isEqualTo(1);
        assertThat(errors.distribution().mean()).isCloseTo(0.05, within(1e-12));
        assertThat(errors.means().get("meanErrorPixels")).isCloseTo(3, within(1e-9));
    }

    @Test
    void theWorstFacesSayWhere() {
        Method model = method("model", 2, 6, 4);
        List<WorstFace> worst = WorstFace.of(List.of(model, method("mean shape", 1, 8, 3)), 2);
        assertThat(worst).hasSize(2);
        assertThat(worst.get(0).errors()).containsOnlyKeys("model", "mean shape");
        assertThat(worst.get(0).errors().get("model")).isCloseTo(0.06, within(1e-12));
        assertThat(worst.get(0).errors().get("mean shape")).isCloseTo(0.08, within(1e-12));
        assertThat(worst.get(0).groups().keySet()).containsExactly("left", "right");
        assertThat(worst.get(0).groups().get("left")).isCloseTo(0.12, within(1e-12));
        assertThat(worst.get(1).errors().get("model")).isCloseTo(0.04, within(1e-12));
        assertThat(worst.get(0).photo()).isEqualTo("face.jpg");
    }

    @Test
    void theTableShowsPercentAndDashes() {
        List<Method> methods = List.of(method("model", 2, 4, 6), method("a run of a very long name indeed", 5, 6, 9));
        List<String> table =
                ResultTable.of("3 faces", errors(methods.toArray(Method[]::new)), WorstFace.of(methods, 1), EYES);
        assertThat(table.get(0)).startsWith("3 faces").endsWith("a run of a very long na\u2026");
        assertThat(table).anyMatch(line -> line.matches("NME, point 0 to point 1 +4\\.00 % +6\\.67 %"));
        assertThat(table).anyMatch(line -> line.matches(" +less the model's +- +2\\.\\d\\d\\.\\.3\\.\\d\\d %"));
        assertThat(table).anyMatch(line -> line.matches(" +above 8 %: failures +0\\.00 % +33\\.33 %"));
        assertThat(table).anyMatch(line -> line.matches("face +6\\.00 % +9\\.00 %  left 12\\.00 %"));
        assertThat(table.stream()
                        .filter(line -> line.contains("  "))
                        .map(line -> line.replaceAll("  left.*", ""))
                        .map(String::length))
                .as("columns stand under each other")
                .containsOnly(table.get(0).length());
    }

    @Test
    void theResultIsReadAsItWasWritten() {
        List<MethodErrors> errors = errors(method("model", 2, 4, 6), method("mean shape", 4, 6, 8));
        assertThat(ConfigReader.json(ConfigWriter.json(errors.get(1)), "test", MethodErrors.class))
                .isEqualTo(errors.get(1));
    }
}
