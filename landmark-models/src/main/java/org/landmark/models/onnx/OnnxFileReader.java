package org.landmark.models.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataLocation;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.ValueInfoProto;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.bundle.ModelCard;
import org.landmark.models.network.NetworkSetting;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/**
 * Opens ONNX files from anywhere. Only what an export of ours holds is admitted: ONNX has loops and functions too, and can ask for other
 * files of the machine.
 */
final class OnnxFileReader {
    /** Weights as large as a bundle's may be, and some room for all else. */
    private static final int MAX_BYTES = (1 << 30) + (64 << 20);

    private static final Set<String> OPERATORS = Operator.types();
    private static final Set<AttributeType> ATTRIBUTES =
            Set.of(AttributeType.INT, AttributeType.INTS, AttributeType.FLOAT, AttributeType.STRING);
    private static final Set<Integer> NUMBERS =
            Set.of(TensorProto.DataType.FLOAT.getNumber(), TensorProto.DataType.INT64.getNumber());

    private final Path file;

    OnnxFileReader(Path file) {
        this.file = file;
    }

    OnnxFile read() {
        byte[] bytes = bytes();
        ModelProto model = parsed(bytes);
        List<StringStringEntryProto> cards = model.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().equals(OnnxFile.CARD))
                .toList();
        require(!cards.isEmpty(), "is no ONNX file of ours (" + OnnxFile.CARD + " is missing)");
        require(cards.size() == 1, "holds " + OnnxFile.CARD + " twice");
        require(Seal.holds(model), "is damaged, or was changed since it was exported");
        requireKnown(model);
        ModelCard card = ConfigReader.json(cards.get(0).getValue(), file + " " + OnnxFile.CARD, ModelCard.class);
        requireFits(card, model.getGraph());
        return new OnnxFile(bytes, card);
    }

    private byte[] bytes() {
        require(Files.isRegularFile(file), "no such model file");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES);
            require(in.read() < 0, "is larger than " + MAX_BYTES + " bytes");
            return bytes;
        } catch (IOException e) {
            throw new InputException(file + ": can't be read as a model (" + e.getMessage() + ")", e);
        }
    }

    private ModelProto parsed(byte[] bytes) {
        try {
            return ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new InputException(file + ": is no ONNX file, or was cut off (" + e.getMessage() + ")", e);
        }
    }

    private void requireKnown(ModelProto model) {
        GraphProto graph = model.getGraph();
        require(
                model.getOpsetImportCount() == 1
                        && model.getOpsetImport(0).getDomain().isEmpty()
                        && model.getOpsetImport(0).getVersion() == OnnxFile.OPSET,
                "has operators of another version (expected " + OnnxFile.OPSET + ")");
        require(
                model.getFunctionsCount() == 0
                        && model.getTrainingInfoCount() == 0
                        && graph.getSparseInitializerCount() == 0,
                "holds parts that no network of ours has (functions, training or sparse weights)");
        graph.getNodeList().forEach(this::requireKnown);
        for (TensorProto weights : graph.getInitializerList()) {
            require(
                    weights.getDataLocation() == DataLocation.DEFAULT && weights.getExternalDataCount() == 0,
                    "asks for another file (by its weights " + weights.getName() + ")");
            require(
                    NUMBERS.contains(weights.getDataType()),
                    "has weights of a type that no network of ours has: " + weights.getName());
        }
    }

    private void requireKnown(NodeProto node) {
        require(
                node.getDomain().isEmpty() && OPERATORS.contains(node.getOpType()),
                "has an operator that no network of ours has: " + (node.getDomain() + " " + node.getOpType()).strip());
        for (AttributeProto attribute : node.getAttributeList()) {
            require(
                    ATTRIBUTES.contains(attribute.getType())
                            && !attribute.hasT()
                            && !attribute.hasG()
                            && attribute.getTensorsCount() == 0
                            && attribute.getGraphsCount() == 0,
                    "has an operator with an attribute that no network of ours has: " + node.getOpType() + " "
                            + attribute.getName());
        }
    }

    private void requireFits(ModelCard card, GraphProto graph) {
        InputSpec input = card.data().input();
        String taken = shape(graph.getInputList(), NetworkSetting.INPUT);
        String answered = shape(graph.getOutputList(), NetworkSetting.OUTPUT);
        String picture = Arrays.toString(new long[] {input.channels(), input.height(), input.width()});
        String target = Arrays.toString(card.codec().shape());
        require(taken.equals(picture), "its network takes " + taken + ", landmark.json has " + picture);
        require(answered.equals(target), "its network answers " + answered + ", landmark.json asks for " + target);
    }

    /** Of one face, as {@code [C, H, W]}. */
    private String shape(List<ValueInfoProto> values, String name) {
        require(
                values.size() == 1 && values.get(0).getName().equals(name),
                "its network goes from or to something else than one " + name);
        var type = values.get(0).getType().getTensorType();
        List<Dimension> sizes = type.getShape().getDimList();
        require(
                type.getElemType() == TensorProto.DataType.FLOAT.getNumber()
                        && !sizes.isEmpty()
                        && sizes.get(0).getDimParam().equals(OnnxGraph.BATCH),
                "its network's " + name + " is not 32-bit floats of any number of faces");
        return Arrays.toString(sizes.stream()
                .skip(1)
                .flatMapToLong(size -> LongStream.of(size.getDimValue()))
                .toArray());
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw InputException.in(file, otherwise);
        }
    }
}
