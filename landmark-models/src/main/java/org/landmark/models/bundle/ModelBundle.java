package org.landmark.models.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;

/**
 * A trained network with all that is needed to use it.
 *
 * @param network its input is {@code [N, C, H, W]} as {@code card.data().input()} says
 * @param card what it is
 */
public record ModelBundle(ComputationGraph network, ModelCard card) {
    private static final String CARD = "landmark.json";

    /**
     * Writes it atomically.
     *
     * @throws IOException if the file can't be written
     */
    public void write(Path file) throws IOException {
        new ModelArchive(network, Map.of(CARD, ConfigWriter.json(card)), Map.of()).write(file);
    }

    /**
     * Opens a model file.
     *
     * @throws InputException if it is missing or no model file of this project; says why
     */
    public static ModelBundle read(Path file) {
        ModelArchive archive = new ModelArchiveReader(file, Set.of(CARD), Set.of()).read(false);
        ModelCard card = ConfigReader.json(archive.texts().get(CARD), file + " landmark.json", ModelCard.class);
        card.requireFits(file, archive.network());
        return new ModelBundle(archive.network(), card);
    }
}
