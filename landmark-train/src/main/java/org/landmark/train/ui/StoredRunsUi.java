package org.landmark.train.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.deeplearning4j.ui.model.storage.FileStatsStorage;
import org.mapdb.DBException;

/** The browser's pages over the statistics of stored runs. */
public final class StoredRunsUi implements AutoCloseable {
    private final LoopbackUiServer server;
    private final List<FileStatsStorage> storages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private StoredRunsUi(LoopbackUiServer server) {
        this.server = server;
    }

    /** Starts the server on as many of the files as can be opened. */
    public static StoredRunsUi start(List<Path> stats, OptionalInt port) {
        StoredRunsUi ui = new StoredRunsUi(LoopbackUiServer.start(port));
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

    /** The address to open in a browser. */
    public String page() {
        return server.page();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (FileStatsStorage storage : storages) {
            storage.close();
        }
    }
}
