package org.landmark.models.bundle;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.file.AtomicFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Deeplearning4j's zip of a network, with further entries of text: {@code configuration.json}, {@code coefficients.bin} (all
 * parameters in one row) and, for training to go on, {@code updaterState.bin}.
 *
 * @param network the network, ready for use
 * @param texts the further entries by their names
 * @param rows likewise, of as many numbers as there are parameters
 */
record ModelArchive(ComputationGraph network, Map<String, String> texts, Map<String, INDArray> rows) {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String UPDATER = "updaterState.bin";

    /** Entries carry one fixed time, so that equal content gives equal bytes. */
    private static final long ENTRY_TIME = 1_577_836_800_000L;

    /** Writes a model's archive atomically. */
    void write(Path file) throws IOException {
        AtomicFile.write(file, out -> writeTo(out, false));
    }

    /** Writes a checkpoint's atomically: with the updater's state and a seal, and not compressed, which takes seconds and gains little. */
    void writeSealed(Path file) throws IOException {
        AtomicFile.write(file, out -> writeTo(out, true));
    }

    private void writeTo(OutputStream out, boolean withUpdater) throws IOException {
        EntrySeal seal = new EntrySeal();
        ZipOutputStream zip = new ZipOutputStream(out);
        if (withUpdater) {
            zip.setLevel(Deflater.NO_COMPRESSION);
        }
        ComputationGraphConfiguration configuration = network.getConfiguration();
        text(zip, seal, CONFIGURATION, (withUpdater ? configuration : PlainConfiguration.of(configuration)).toJson());
        array(zip, seal, COEFFICIENTS, network.params());
        INDArray updater = withUpdater ? network.getUpdater().getStateViewArray() : null;
        if (updater != null && updater.length() > 0) {
            array(zip, seal, UPDATER, updater);
        }
        for (Map.Entry<String, INDArray> entry : rows.entrySet()) {
            array(zip, seal, entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            text(zip, seal, entry.getKey(), entry.getValue());
        }
        if (withUpdater) {
            text(zip, new EntrySeal(), EntrySeal.ENTRY, seal.text());
        }
        zip.finish();
    }

    private static void text(ZipOutputStream zip, EntrySeal seal, String name, String text) throws IOException {
        start(zip, name);
        seal.entry(name, zip).write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void array(ZipOutputStream zip, EntrySeal seal, String name, INDArray array) throws IOException {
        start(zip, name);
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(seal.entry(name, zip), 1 << 16));
        Nd4j.write(array, data);
        data.flush();
        zip.closeEntry();
    }

    private static void start(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(ENTRY_TIME);
        zip.putNextEntry(entry);
    }
}
