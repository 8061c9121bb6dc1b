package org.landmark.train.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.ui.model.storage.FileStatsStorage;
import org.landmark.data.InputException;
import org.mapdb.DBException;

/** Publishes a training's statistics to its {@code stats.db} and shows them in the browser. */
public final class TrainingUi implements AutoCloseable {
    private static final int UPDATES_PER_EPOCH = 10;

    private final FileStatsStorage storage;
    private final LoopbackUiServer server;

    private TrainingUi(FileStatsStorage storage, LoopbackUiServer server) {
        this.storage = storage;
        this.server = server;
    }

    /**
     * Starts the server on the statistics of a run, which go on where they ended if the run is resumed.
     *
     * @throws InputException if the port is in use
     */
    public static TrainingUi start(Path stats, OptionalInt port) throws IOException {
        LoopbackUiServer server = LoopbackUiServer.start(port);
        try {
            FileStatsStorage storage = open(stats);
            server.attach(storage);
            return new TrainingUi(storage, server);
        } catch (RuntimeException | IOException e) {
            server.close();
            throw e;
        }
    }

    /** Makes a network publish under a session's name, at most ten times per epoch. */
    public void watch(ComputationGraph network, String session, int batchesPerEpoch) {
        int frequency = Math.max(1, (batchesPerEpoch + UPDATES_PER_EPOCH - 1) / UPDATES_PER_EPOCH);
        network.addListeners(new StatisticsListener(storage, frequency, session));
    }

    /** Where other statistics for the browser can be put. */
    public StatsStorageRouter router() {
        return storage;
    }

    /** The address to open in a browser. */
    public String page() {
        return server.page();
    }

    private static FileStatsStorage open(Path stats) throws IOException {
        try {
            return StatsFile.open(stats);
        } catch (DBException.FileLocked e) {
            throw new InputException(stats + ": is open in another process (end 'ui' there, or use --no-ui)", e);
        } catch (DBException e) { // torn by a kill: the curves begin anew, the old file is kept
            StatsFile.putAside(stats);
            return StatsFile.open(stats);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        storage.close();
    }
}
