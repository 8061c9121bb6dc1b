package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.command.Launcher;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.target.TargetFit;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.eval.model.OnnxModel;
import org.landmark.eval.predict.Models;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.WeightInitialisation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class ExportCommandTest {
    private static final DataSpec DATA = Models.data("nose", Models.RATIOS);
    private static final Landmarks TIP = Landmarks.of(0.25, 0.75);

    @TempDir
    Path folder;

    @RegisterExtension
    final CapturedConsole console = new CapturedConsole();

    private Path model;
    private Path onnx;

    @BeforeEach
    void writeModel() throws IOException {
        model = folder.resolve("model.zip");
        onnx = folder.resolve("tip.onnx");
        Models.meanShape(DATA, TIP).write(model);
    }

    @Test
    void writesAFileThatAnswersAlike() {
        int code = export("--model", model.toString(), "--out", onnx.toString());

        assertThat(code).as(console.err()).isZero();
        assertThat(console.out())
                .startsWith("written: " + onnx)
                .contains("MB, ONNX opset 17; in ONNX Runtime its answers differ by at most 0.0e+00 of the largest")
                .hasLineCount(1);
        try (LandmarkModel exported = LandmarkModel.open(onnx);
                INDArray answer = exported.answer(Nd4j.zeros(2, 1, 13, 14))) {
            assertThat(exported.card().provenance().experiment()).isEqualTo("test");
            assertThat(answer.toFloatMatrix()).isDeepEqualTo(new float[][] {{0.25f, 0.75f}, {0.25f, 0.75f}});
        }
    }

    @Test
    void theModelThatComesAlongIsExportedWhereNoOtherIsNamed() throws IOException {
        assertThat(Launcher.run(new ExportCommand(), "--out", onnx.toString()))
                .as(console.err())
                .isZero();

        try (OnnxModel exported = (OnnxModel) LandmarkModel.open(onnx)) {
            assertThat(exported.card().scheme()).isEqualTo("ibug68");
        }
        assertThat(console.out()).startsWith("model: ibug68, ").contains("written: " + onnx);
    }

    @Test
    void whatIsRefusedIsOneLineAndExitTwo() throws IOException {
        refused("no such model file", "--model", folder.resolve("none.zip").toString(), "--out", onnx.toString());
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
        refused(text + ": is no model file", "--model", text.toString(), "--out", onnx.toString());
        refused("'--out=FILE'", "--model", model.toString());
        refused(
                "--out: expected the name of a file that ends with .onnx, came " + model,
                "--model",
                model.toString(),
                "--out",
                model.toString());
        Path taken = Files.createDirectory(folder.resolve("folder.onnx"));
        refused("ends with .onnx, came " + taken, "--model", model.toString(), "--out", taken.toString());
        Path inside = model.resolve("a.onnx");
        refused(inside + ": the file can't be written there", "--model", model.toString(), "--out", inside.toString());
    }

    @Test
    void whatCanNotBeExportedLeavesTheFileAsItWas() throws IOException {
        Files.writeString(onnx, "before");
        Path odd = folder.resolve("odd.zip");
        Models.bundle(odd(), DATA, TIP).write(odd);

        refused(
                "layer lrn (org.deeplearning4j.nn.conf.layers.LocalResponseNormalization) can't be exported to ONNX",
                "--model",
                odd.toString(),
                "--out",
                onnx.toString());
        assertThat(onnx).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    private static ComputationGraph odd() {
        NetworkSetting setting = new NetworkSetting(
                DATA.input(), DATA.target().codec(1, TargetFit.NONE), Loss.MSE, new NoOp(), new Seed(1));
        ComputationGraph network = new ComputationGraph(setting.graph(WeightInitialisation.HE)
                .addLayer("lrn", new LocalResponseNormalization(), NetworkSetting.INPUT)
                .addLayer(
                        NetworkSetting.OUTPUT,
                        new OutputLayer.Builder(LossFunction.MSE)
                                .nOut(2)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "lrn")
                .setInputTypes(InputType.convolutional(13, 14, 1))
                .build());
        network.init();
        return network;
    }

    private void refused(String expected, String... arguments) {
        console.clear();
        assertThat(export(arguments)).isEqualTo(2);
        assertThat(console.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    }

    private static int export(String... arguments) {
        return Launcher.run(new ExportCommand(), arguments);
    }
}
