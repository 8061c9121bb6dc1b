package org.landmark.eval.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.MeanShape;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.metric.Faces;
import org.landmark.eval.model.BundleModel;
import org.landmark.eval.model.OnnxModel;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.loss.MeanAbsolute;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.onnx.OnnxFile;
import org.nd4j.linalg.learning.config.NoOp;

/** A model is the same in either kind of file, but for the loss, which ONNX files don't keep. */
class AnyFileTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void predictsAlike(boolean flipTest) {
        DataSpec data = Models.data("imm58", Models.RATIOS);
        List<CroppedFace> faces = Faces.random(data.scheme(), 35, Models.INPUT.length(), 1);
        NetworkSetting setting =
                new NetworkSetting(Models.INPUT, Models.codec(data), new MeanAbsolute(), new NoOp(), new Seed(3));
        ComputationGraph network = new SmallCnn(List.of(3), 3, List.of(6), null).create(setting);
        ModelBundle bundle = Models.bundle(network, data, MeanShape.of(faces));
        OnnxFile file = OnnxFile.of(bundle, "test");

        Evaluation expected = Evaluation.of(bundle, faces, flipTest);
        try (BundleModel ours = new BundleModel(bundle);
                OnnxModel exported = OnnxModel.of(file, "exported")) {
            Evaluation same = Evaluation.of(ours, faces, ours.card().codec(), flipTest);
            Evaluation alike = Evaluation.of(exported, faces, exported.card().codec(), flipTest);

            assertThat(same).isEqualTo(expected);
            assertThat(alike.model().mse()).isCloseTo(expected.model().mse(), withinPercentage(0.01));
            assertThat(alike.baseline()).isEqualTo(expected.baseline());
            for (int i = 0; i < faces.size(); i++) {
                assertThat(alike.predictions().get(i).ratios().toArray())
                        .containsExactly(expected.predictions().get(i).ratios().toArray(), within(1e-3));
            }
            assertThat(expected.loss()).as("absolute errors").isGreaterThan(1.5 * alike.loss());
            if (!flipTest) {
                assertThat(alike.loss())
                        .as("squared errors")
                        .isCloseTo(alike.model().mse(), withinPercentage(0.01));
            }
        }
    }
}
