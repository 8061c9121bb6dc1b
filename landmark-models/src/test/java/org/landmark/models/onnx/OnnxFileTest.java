package org.landmark.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.FunctionProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.SparseTensorProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataLocation;
import onnx.Onnx.TrainingInfoProto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.landmark.models.bundle.Cards;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.Zips;
import org.landmark.models.network.Nets;

/** Files come back as they were; what is no such file, or one no longer, is refused in one line that names it. */
class OnnxFileTest {
    @TempDir
    Path folder;

    private Path file;
    private byte[] valid;

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("tiny.onnx");
        OnnxFile exported = OnnxFile.of(new ModelBundle(Nets.tiny(1), Cards.tiny()), "1.2.3");
        exported.write(file);
        valid = exported.bytes();
    }

    @Test
    void comesBackAsItWas() throws IOException {
        OnnxFile read = OnnxFile.read(file);

        assertThat(read.card()).isEqualTo(Cards.tiny());
        assertThat(read.bytes()).isEqualTo(valid).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void theSameModelIsTheSameFile() {
        assertThat(OnnxFile.of(new ModelBundle(Nets.tiny(1), Cards.tiny()), "1.2.3")
                        .bytes())
                .isEqualTo(valid);
        assertThat(OnnxFile.of(new ModelBundle(Nets.tiny(2), Cards.tiny()), "1.2.3")
                        .bytes())
                .isNotEqualTo(valid);
    }

    @Test
    void saysWhatItIs() throws IOException {
        ModelProto model = ModelProto.parseFrom(valid);

        assertThat(model.getProducerName()).isEqualTo("Landmark");
        assertThat(model.getProducerVersion()).isEqualTo("1.2.3");
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
        assertThat(model.getDocString())
                .contains("1 points of the scheme nose", "grey", "-0.5 (black) to 0.5", "[N, 1, 12, 11]", "face [2]");
        assertThat(model.getMetadataPropsList().stream().map(StringStringEntryProto::getKey))
                .containsExactly("landmark.json", "landmark.sha256");
    }

    @Test
    void aMissingFileAFolderAndAnEmptyFile() throws IOException {
        Files.delete(file);
        assertRefused("no such model file");
        Files.createDirectory(file);
        assertRefused("no such model file");
        Files.delete(file);
        Files.write(file, new byte[0]);
        assertRefused("landmark.json is missing");
    }

    @Test
    void somethingElse() throws IOException {
        Files.writeString(file, "no model at all");
        assertRefused("is no ONNX file, or was cut off");
        new ModelBundle(Nets.tiny(1), Cards.tiny()).write(file);
        assertRefused("is no ONNX file, or was cut off");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 0.9, 0.99, 0.999})
    void aFileThatWasCutOff(double share) throws IOException {
        Files.write(file, Arrays.copyOf(valid, (int) (share * valid.length)));
        assertRefused("");
    }

    @Test
    void everyFlippedBitOfAWeightIsSeen() throws IOException {
        int weights = indexOf(valid, weights("output/bias"));
        for (int bit = 0; bit < 32; bit++) {
            byte[] flipped = valid.clone();
            flipped[weights + bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            assertRefused("is damaged, or was changed since it was exported");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hundredsOfRandomDamages(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = Zips.damaged(valid, random);
            Files.write(file, damaged);
            if (!Arrays.equals(damaged, valid)) {
                assertRefused("");
            }
        }
    }

    @Test
    void aFileWithoutItsCardOrItsSeal() throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(valid).toBuilder();
        Files.write(file, model.removeMetadataProps(1).build().toByteArray());
        assertRefused("is damaged, or was changed");
        Files.write(file, Seal.sealed(model.removeMetadataProps(0)).toByteArray());
        assertRefused("is no ONNX file of ours (landmark.json is missing)");
    }

    static Stream<Arguments> crafted() {
        return Stream.of(
                graph("an operator that no network of ours has: Loop", graph -> node(graph)
                        .setOpType("Loop")),
                graph("an operator that no network of ours has: evil Conv", graph -> node(graph)
                        .setDomain("evil")),
                graph("an attribute that no network of ours has: Conv body", graph -> node(graph)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("body")
                                .setType(AttributeProto.AttributeType.GRAPH)
                                .setG(GraphProto.getDefaultInstance()))),
                graph("an attribute that no network of ours has: Conv pads", graph -> node(graph)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("pads")
                                .setType(AttributeProto.AttributeType.INT)
                                .setT(TensorProto.getDefaultInstance()))),
                graph("asks for another file (by its weights conv1/weight)", graph -> graph.getInitializerBuilder(0)
                        .setDataLocation(DataLocation.EXTERNAL)
                        .addExternalData(entry("location", "/etc/passwd"))),
                graph("asks for another file", graph -> graph.getInitializerBuilder(0)
                        .addExternalData(entry("location", "../x"))),
                graph(
                        "weights of a type that no network of ours has: conv1/weight",
                        graph -> graph.getInitializerBuilder(0).setDataType(TensorProto.DataType.STRING.getNumber())),
                graph(
                        "functions, training or sparse weights",
                        graph -> graph.addSparseInitializer(SparseTensorProto.getDefaultInstance())),
                model(
                        "functions, training or sparse weights",
                        model -> model.addFunctions(FunctionProto.getDefaultInstance())),
                model(
                        "functions, training or sparse weights",
                        model -> model.addTrainingInfo(TrainingInfoProto.getDefaultInstance())),
                model("operators of another version", model -> model.getOpsetImportBuilder(0)
                        .setVersion(99)),
                model(
                        "operators of another version",
                        model -> model.addOpsetImport(OperatorSetIdProto.newBuilder()
                                .setDomain("evil")
                                .setVersion(1))),
                model("holds landmark.json twice", model -> model.addMetadataProps(model.getMetadataProps(0))),
                model("landmark.json: epochs: unknown key", model -> card(model, "\"epoch\"", "\"epochs\"")),
                model("landmark.json", model -> card(model, "{", "[")),
                model(
                        "its network takes [1, 12, 11], landmark.json has [1, 12, 13]",
                        model -> card(model, "\"width\" : 11", "\"width\" : 13")),
                graph("its network answers [3], landmark.json asks for [2]", graph -> graph.getOutputBuilder(0)
                        .getTypeBuilder()
                        .getTensorTypeBuilder()
                        .getShapeBuilder()
                        .getDimBuilder(1)
                        .setDimValue(3)),
                graph("its network's input is not 32-bit floats of any number", graph -> graph.getInputBuilder(0)
                        .getTypeBuilder()
                        .getTensorTypeBuilder()
                        .getShapeBuilder()
                        .getDimBuilder(0)
                        .setDimValue(1)),
                graph("its network's output is not 32-bit floats of any number", graph -> graph.getOutputBuilder(0)
                        .getTypeBuilder()
                        .getTensorTypeBuilder()
                        .setElemType(TensorProto.DataType.DOUBLE.getNumber())),
                graph("something else than one input", graph -> graph.addInput(graph.getInput(0))),
                graph("something else than one output", graph -> graph.getOutputBuilder(0)
                        .setName("pool1")),
                graph("something else than one input", GraphProto.Builder::clearInput),
                model("operators of another version", ModelProto.Builder::clearOpsetImport),
                model("something else than one input", ModelProto.Builder::clearGraph));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("crafted")
    void aFileThatIsNotOfOursThoughItsChecksumHolds(String why, Consumer<ModelProto.Builder> change)
            throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(valid).toBuilder().removeMetadataProps(1);
        change.accept(model);
        Files.write(file, Seal.sealed(model).toByteArray());

        assertRefused(why);
    }

    @Test
    void sealedAnewItIsStillAModel() throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(valid).toBuilder().removeMetadataProps(1);
        Files.write(file, Seal.sealed(model).toByteArray());

        assertThat(OnnxFile.read(file).card()).isEqualTo(Cards.tiny());
    }

    private static Arguments model(String why, Consumer<ModelProto.Builder> change) {
        return Arguments.of(why, change);
    }

    private static Arguments graph(String why, Consumer<GraphProto.Builder> change) {
        return model(why, model -> change.accept(model.getGraphBuilder()));
    }

    private static NodeProto.Builder node(GraphProto.Builder graph) {
        return graph.getNodeBuilder(0);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static void card(ModelProto.Builder model, String from, String to) {
        String text = model.getMetadataProps(0).getValue();
        assertThat(text).contains(from);
        model.getMetadataPropsBuilder(0).setValue(text.replace(from, to));
    }

    private byte[] weights(String name) throws IOException {
        return ModelProto.parseFrom(valid).getGraph().getInitializerList().stream()
                .filter(weights -> weights.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .toByteArray();
    }

    /** Where the last four bytes of a part begin. */
    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i + part.length - 4;
            }
        }
        throw new AssertionError("not there");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }
}
