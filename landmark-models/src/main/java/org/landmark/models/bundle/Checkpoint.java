package org.landmark.models.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;

/**
 * A network in the middle of its training: parameters, updater state, iteration and epoch, and the trainer's own state.
 *
 * @param network ready to be fitted further
 * @param card what it is so far
 * @param state of the trainer, any record
 */
public record Checkpoint<S>(ComputationGraph network, ModelCard card, S state) {
    private static final String CARD = "landmark.json";
    private static final String STATE = "training.json";

    /**
     * Writes it atomically.
     *
     * @throws IOException if the file can't be written
     */
    public void write(Path file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(CARD, ConfigWriter.json(card));
        texts.put(STATE, ConfigWriter.json(state));
        new ModelArchive(network, texts).write(file, true);
    }

    /**
     * Opens a checkpoint.
     *
     * @throws InputException if it is missing or no checkpoint of this project; says why
     */
    public static <S> Checkpoint<S> read(Path file, Class<S> stateType) {
        ModelArchive archive = new ModelArchiveReader(file, Set.of(CARD, STATE)).read(true);
        ModelCard card = ConfigReader.json(archive.texts().get(CARD), file + " landmark.json", ModelCard.class);
        card.requireFits(file, archive.network());
        return new Checkpoint<>(
                archive.network(),
                card,
                ConfigReader.json(archive.texts().get(STATE), file + " training.json", stateType));
    }
}
