package org.landmark.models.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.file.AtomicFile;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;

/**
 * A trained network as an ONNX file, with its card as {@code landmark.json} among the file's metadata. It goes from {@code input},
 * {@code [N, C, H, W]}, to {@code output}, {@code [N, ...]} in the shape of the card's target, in 32-bit floats, for any N. Batch
 * normalisations are part of the convolutions that they follow.
 */
public final class OnnxFile {
    /** Version of ONNX's operators. */
    public static final int OPSET = 17;

    static final String CARD = "landmark.json";

    /** Of the file format, as it was when the operators were. */
    private static final int IR_VERSION = 8;

    private final byte[] bytes;
    private final ModelCard card;

    OnnxFile(byte[] bytes, ModelCard card) {
        this.bytes = bytes;
        this.card = card;
    }

    /**
     * Exports a model.
     *
     * @param version of the exporting program
     * @throws org.landmark.data.InputException if the network has a layer that no network of ours has; names it
     */
    public static OnnxFile of(ModelBundle bundle, String version) {
        ModelCard card = bundle.card();
        InputSpec input = card.data().input();
        InputType picture = InputType.convolutional(input.height(), input.width(), input.channels());
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setProducerName("Landmark")
                .setProducerVersion(version)
                .setDocString(description(card))
                .setGraph(new NetworkWriter(bundle.network(), picture)
                        .write(card.provenance().experiment()))
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(CARD).setValue(ConfigWriter.json(card)));
        return new OnnxFile(Seal.sealed(model).toByteArray(), card);
    }

    private static String description(ModelCard card) {
        InputSpec input = card.data().input();
        return "Facial landmarks: " + card.data().points().size() + " points of the scheme " + card.scheme()
                + ". input: faces cut out of photos, " + input.colour() + ", values from "
                + input.range().get(0)
                + " (black) to " + input.range().get(1) + ", [N, " + input.channels() + ", " + input.height() + ", "
                + input.width() + "]. output: per face "
                + Arrays.toString(card.codec().shape())
                + ", as data.target of landmark.json says.";
    }

    /**
     * Opens a file with suspicion: nothing in one is trusted before it has been looked at.
     *
     * @throws org.landmark.data.InputException if it is missing or was not exported by this project, or was changed since; says why
     */
    public static OnnxFile read(Path file) {
        return new OnnxFileReader(file).read();
    }

    /**
     * Writes it atomically.
     *
     * @throws IOException if the file can't be written
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /** The file's content, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** What the model is. */
    public ModelCard card() {
        return card;
    }
}
