package org.landmark.eval.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.draw.LandmarkDrawing;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.eval.metric.Faces;
import org.landmark.eval.metric.Prediction;
import org.landmark.models.bundle.ModelBundle;

/** Schemes of one's own, of one point and of many, through a model file, its evaluation and a drawing. */
class AnySchemeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 68, 200})
    void isEvaluatedAndDrawn(int points) throws Exception {
        List<Integer> reversed =
                IntStream.range(0, points).mapToObj(point -> points - 1 - point).toList();
        boolean many = points > 1;
        LandmarkScheme scheme = new LandmarkScheme(
                "mine", points, null, reversed, many ? List.of(reversed) : null, many ? List.of(0, points - 1) : null);
        DataSpec data = new DataSpec(
                DatasetKind.DLIB_XML, "mine.xml", scheme, null, null, null, Models.INPUT, Models.RATIOS, null, null);
        List<CroppedFace> faces = Faces.random(scheme, 5, Models.INPUT.length(), points);
        Landmarks off = faces.get(0).ratios();
        Path file = folder.resolve("model.zip");
        Models.bundle(Models.network(data), data, off).write(file);

        Evaluation evaluation = Evaluation.of(ModelBundle.read(file), faces);

        assertThat(evaluation.model().mse()).isPositive().isFinite();
        if (many) {
            assertThat(evaluation.model().nme()).isPositive().isFinite();
            assertThat(scheme.normaliserText()).contains("point 0 to point " + (points - 1));
        } else {
            assertThat(evaluation.model().nme()).isNull();
        }
        Prediction first = evaluation.predictions().get(0);
        assertThat(first.scheme()).isEqualTo(scheme);
        assertThat(LandmarkDrawing.on(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), scheme)
                        .truth(first.face().landmarks())
                        .prediction(first.photo())
                        .image()
                        .getWidth())
                .isEqualTo(80);
    }
}
