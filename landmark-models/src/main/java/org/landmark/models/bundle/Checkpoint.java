package org.landmark.models.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network in the middle of its training: parameters, updater state, iteration and epoch, and the trainer's own state.
 *
 * @param network ready to be fitted further
 * @param card what it is so far
 * @param state of the trainer, any record
 * @param average of its parameters over the training, in their order, if one is kept
 */
public record Checkpoint<S>(ComputationGraph network, ModelCard card, S state, Optional<INDArray> average) {
    private static final String CARD = "landmark.json";
    private static final String STATE = "training.json";
    private static final String AVERAGE = "average.bin";

    /** One without an average. */
    public Checkpoint(ComputationGraph network, ModelCard card, S state) {
        this(network, card, state, Optional.empty());
    }

    /**
     * Writes it atomically, with a checksum of all that it holds.
     *
     * @throws IOException if the file can't be written
     */
    public void write(Path file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(CARD, ConfigWriter.json(card));
        texts.put(STATE, ConfigWriter.json(state));
        Map<String, INDArray> rows = average.map(row -> Map.of(AVERAGE, row)).orElse(Map.of());
        new ModelArchive(network, texts, rows).writeSealed(file);
    }

    /**
     * Opens a checkpoint.
     *
     * @throws InputException if it is missing, no checkpoint of this project, or was changed since it was written; says why
     */
    public static <S> Checkpoint<S> read(Path file, Class<S> stateType) {
        ModelArchive archive = new ModelArchiveReader(file, Set.of(CARD, STATE), Set.of(AVERAGE)).read(true);
        ModelCard card = ConfigReader.json(archive.texts().get(CARD), file + " landmark.json", ModelCard.class);
        card.requireFits(file, archive.network());
        return new Checkpoint<>(
                archive.network(),
                card,
                ConfigReader.json(archive.texts().get(STATE), file + " training.json", stateType),
                Optional.ofNullable(archive.rows().get(AVERAGE)));
    }
}
