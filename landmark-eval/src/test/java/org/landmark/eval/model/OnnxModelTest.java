package org.landmark.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.StringStringEntryProto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.network.SmallCnn;
import org.landmark.models.onnx.OnnxFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Opening and asking; which files are none of ours is told before ONNX Runtime sees them, and tried where they are read. */
class OnnxModelTest {
    private static final ExportCase SMALL =
            ExportCase.coordinates(new SmallCnn(List.of(3), 3, List.of(4), null), ExportCase.grey(20, 16));

    @TempDir
    Path folder;

    private Path zip;
    private Path file;

    @BeforeEach
    void export() throws IOException {
        zip = folder.resolve("small.zip");
        file = folder.resolve("small.ONNX");
        ModelBundle bundle = SMALL.stored(zip);
        OnnxFile.of(bundle, "test").write(file);
    }

    @Test
    void modelsAreOpenedByTheNameOfTheirFile() {
        try (LandmarkModel bundle = LandmarkModel.open(zip);
                LandmarkModel onnx = LandmarkModel.open(file)) {
            assertThat(bundle).isInstanceOf(BundleModel.class);
            assertThat(onnx).isInstanceOf(OnnxModel.class);
            assertThat(onnx.card()).isEqualTo(bundle.card());
            assertThat(bundle.loss()).isPresent();
            assertThat(onnx.loss()).isEmpty();
        }
        assertThatThrownBy(() -> LandmarkModel.open(folder.resolve("none.onnx")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no such model file");
        assertThatThrownBy(() -> LandmarkModel.open(folder.resolve("none.zip")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no such model file");
    }

    @Test
    void answersWholeViewsAndColumnOrderAlike() {
        INDArray inputs = Nd4j.rand(new long[] {5, 1, 16, 20});
        try (OnnxModel model = OnnxModel.open(file)) {
            INDArray all = model.answer(inputs);
            assertThat(all.shape()).containsExactly(5, 116);
            assertThat(model.answer(inputs.dup('f'))).isEqualTo(all);
            INDArray last = inputs.get(NDArrayIndex.interval(3, 5));
            assertThat(model.answer(last).equalsWithEps(all.get(NDArrayIndex.interval(3, 5)), 1e-6))
                    .isTrue();
        }
    }

    @Test
    void severalThreadsMayAskAtATime() {
        INDArray inputs = Nd4j.rand(new long[] {2, 1, 16, 20});
        try (OnnxModel model = OnnxModel.open(file)) {
            INDArray expected = model.answer(inputs);
            assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> model.answer(inputs)))
                    .allMatch(answer -> answer.equalsWithEps(expected, 1e-6));
        }
    }

    @Test
    void picturesOfAnotherSizeAreRefused() {
        try (OnnxModel model = OnnxModel.open(file)) {
            assertThatThrownBy(() -> model.answer(Nd4j.zeros(1, 1, 16, 21)))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(file + ": ONNX Runtime can't run it");
        }
    }

    @Test
    void aGraphThatOnnxRuntimeDoesNotTakeIsRefused() throws Exception {
        change(graph -> graph.getNodeBuilder(0).setInput(0, "nowhere"));
        assertRefused("ONNX Runtime can't run it");
        change(graph -> graph.removeNode(graph.getNodeCount() - 1));
        assertRefused("ONNX Runtime can't run it");
    }

    @Test
    void aGraphThatAnswersOtherwiseThanItSaysIsRefused() throws Exception {
        change(graph -> {
            graph.getNodeBuilder(graph.getNodeCount() - 1).setOutput(0, "once");
            graph.addNode(NodeProto.newBuilder()
                    .setOpType("Concat")
                    .addInput("once")
                    .addInput("once")
                    .addOutput("output")
                    .addAttribute(AttributeProto.newBuilder()
                            .setName("axis")
                            .setType(AttributeProto.AttributeType.INT)
                            .setI(0)));
        });
        assertRefused("its network answers [2, 116], landmark.json asks for [1, 116]");
    }

    /** What a user of this module's class path sees who did not ask for the optional dependency. */
    @Test
    void withoutOnnxRuntimeALineSaysWhatIsMissing() throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("onnxruntime"))
                .map(OnnxModelTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader without = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Class<?> model = without.loadClass(OnnxModel.class.getName());
            assertThat(model).isNotSameAs(OnnxModel.class);
            assertThatThrownBy(() -> model.getMethod("open", Path.class).invoke(null, file))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .satisfies(e -> assertThat(e.getClass().getName()).isEqualTo(InputException.class.getName()))
                    .hasMessageStartingWith(file + ": ONNX files need ONNX Runtime, which can't be loaded")
                    .hasMessageContaining("NoClassDefFoundError: ai/onnxruntime/");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the file's graph, and writes the checksum that it should have then. */
    private void change(Consumer<GraphProto.Builder> change) throws Exception {
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
        change.accept(model.getGraphBuilder());
        model.removeMetadataProps(1);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(model.build().toByteArray());
        model.addMetadataProps(StringStringEntryProto.newBuilder()
                .setKey("landmark.sha256")
                .setValue(HexFormat.of().formatHex(hash)));
        Files.write(file, model.build().toByteArray());
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> OnnxModel.open(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }
}
