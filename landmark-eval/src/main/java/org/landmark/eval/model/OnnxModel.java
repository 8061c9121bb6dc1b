package org.landmark.eval.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.landmark.data.InputException;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.bundle.ModelCard;
import org.landmark.models.onnx.OnnxFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network in ONNX Runtime; for several threads at a time. */
public final class OnnxModel implements LandmarkModel {
    private final String name;
    private final ModelCard card;
    private final OnnxSession session;

    private OnnxModel(String name, ModelCard card, OnnxSession session) {
        this.name = name;
        this.card = card;
        this.session = session;
    }

    /**
     * Opens an ONNX file that this project exported.
     *
     * @throws InputException if it is missing, something else or damaged, or ONNX Runtime is missing; says why
     */
    public static OnnxModel open(Path file) {
        return of(OnnxFile.read(file), file.toString());
    }

    /**
     * Opens one that may not be on disk yet, and asks it about a black face.
     *
     * @param name that it goes by in messages
     * @throws InputException if ONNX Runtime is missing or does not take it, or what it answers does not fit its card
     */
    public static OnnxModel of(OnnxFile file, String name) {
        OnnxModel model = new OnnxModel(name, file.card(), session(file, name));
        InputSpec input = file.card().data().input();
        try (INDArray face = Nd4j.zeros(1, input.channels(), input.height(), input.width())) {
            model.answer(face).close();
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static OnnxSession session(OnnxFile file, String name) {
        try {
            return new OnnxSession(file.bytes(), name);
        } catch (LinkageError e) { // the library is not on the class path, or not made for this machine
            throw new InputException(
                    name
                            + ": ONNX files need ONNX Runtime, which can't be loaded (com.microsoft.onnxruntime:onnxruntime"
                            + " on the class path, on Linux or macOS, or on Windows on x86-64): " + e,
                    e);
        }
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public INDArray answer(INDArray inputs) {
        long[] shape = LongStream.concat(
                        LongStream.of(inputs.size(0)),
                        LongStream.of(card.codec().shape()))
                .toArray();
        OnnxSession.Answer answer = session.run(inputs);
        if (!Arrays.equals(answer.shape(), shape)) {
            throw new InputException(name + ": its network answers " + Arrays.toString(answer.shape())
                    + ", landmark.json asks for " + Arrays.toString(shape));
        }
        return Nd4j.create(answer.values(), shape, 'c');
    }

    @Override
    public void close() {
        session.close();
    }
}
