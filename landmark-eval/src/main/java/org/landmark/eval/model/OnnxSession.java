package org.landmark.eval.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.landmark.data.InputException;
import org.landmark.models.network.NetworkSetting;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ONNX Runtime with one network, on the CPU; for several threads at a time. */
final class OnnxSession implements AutoCloseable {
    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;

    /**
     * What came out.
     *
     * @param values row by row
     * @param shape with the batch in front
     */
    record Answer(float[] values, long[] shape) {}

    /**
     * Takes a file's content; another file is never read.
     *
     * @param name that it goes by in messages
     * @throws InputException if ONNX Runtime refuses it
     * @throws LinkageError if ONNX Runtime can't be loaded
     */
    OnnxSession(byte[] bytes, String name) {
        this.name = name;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "landmark");
            environment.setTelemetry(false); // Windows' build would tell Microsoft of sessions
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // what it logs, it also throws
            session = environment.createSession(bytes, options);
        } catch (OrtException e) {
            throw refusal(e);
        }
    }

    /**
     * Runs it.
     *
     * @param inputs {@code [N, C, H, W]}
     * @throws InputException if the network can't take it
     */
    Answer run(INDArray inputs) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, floats(inputs), inputs.shape());
                OrtSession.Result result = session.run(Map.of(NetworkSetting.INPUT, tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            return new Answer(output.getFloatBuffer().array(), output.getInfo().getShape());
        } catch (OrtException e) {
            throw refusal(e);
        }
    }

    /** Outside of the Java heap, so that it is not copied again. */
    private static FloatBuffer floats(INDArray inputs) {
        try (INDArray dense = inputs.dup('c')) {
            return ByteBuffer.allocateDirect(Math.toIntExact(dense.length() * Float.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer()
                    .put(dense.data().asNioFloat())
                    .flip();
        }
    }

    private InputException refusal(OrtException e) {
        return new InputException(name + ": ONNX Runtime can't run it (" + e.getMessage() + ")", e);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
