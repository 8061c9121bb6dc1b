package org.landmark.train.ui;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.ui.model.storage.FileStatsStorage;
import org.landmark.data.InputException;
import org.landmark.train.web.RunShelf;
import org.mapdb.DBException;

/** Publishes a training's statistics to its {@code stats.db} and shows them in the browser. */
public final class TrainingUi implements AutoCloseable {
    private final FileStatsStorage storage;
    private final GuardedUiServer server;

    private TrainingUi(FileStatsStorage storage, GuardedUiServer server) {
        this.storage = storage;
        this.server = server;
    }

    /**
     * Starts the server on the statistics of a run, which go on where they ended if the run is resumed.
     *
     * @param runs that the Landmarks page shows
     * @throws InputException if the port is in use
     */
    public static TrainingUi start(Path stats, UiPlace place, RunShelf runs) throws IOException {
        GuardedUiServer server = GuardedUiServer.start(place, runs);
        try {
            FileStatsStorage storage = open(stats);
            server.attach(storage);
            return new TrainingUi(storage, server);
        } catch (RuntimeException | IOException e) {
            server.close();
            throw e;
        }
    }

    /** Makes a network publish under a session's name. */
    public void watch(ComputationGraph network, String session) {
        network.addListeners(new StatisticsListener(storage, session));
    }

    /** Where other statistics for the browser can be put. */
    public StatsStorageRouter router() {
        return storage;
    }

    /**
     * The address to open in a browser.
     *
     * @param path of the page, as {@code /landmarks}
     */
    public String address(String path) {
        return server.address(path);
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
