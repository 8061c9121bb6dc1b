package org.landmark.train.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.ui.model.storage.FileStatsStorage;
import org.landmark.train.web.RunShelf;
import org.mapdb.DBException;

/** The browser's pages over the statistics of stored runs. */
public final class StoredRunsUi implements AutoCloseable {
    private final GuardedUiServer server;
    private final List<FileStatsStorage> storages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private StoredRunsUi(GuardedUiServer server) {
        this.server = server;
    }

    /**
     * Starts the server on as many of the files as can be opened.
     *
     * @param runs that the Landmarks page shows
     */
    public static StoredRunsUi start(List<Path> stats, UiPlace place, RunShelf runs) {
        StoredRunsUi ui = new StoredRunsUi(GuardedUiServer.start(place, runs));
        for (Path file : stats) {
            try {
                FileStatsStorage storage = StatsFile.open(file);
                ui.storages.add(storage);
                ui.server.attach(storage);
            } catch (DBException.FileLocked e) {
                ui.problems.add(file + ": a training is writing it; watch it at the address that it printed");
            } catch (DBException e) {
                ui.problems.add(file + ": is damaged (" + e.getMessage() + ")");
            }
        }
        return ui;
    }

    /** The files that could not be opened, a line each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * The address to open in a browser.
     *
     * @param path of the page, as {@code /landmarks}
     */
    public String address(String path) {
        return server.address(path);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (FileStatsStorage storage : storages) {
            storage.close();
        }
    }
}
