package org.landmark.train.ui;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.ui.VertxUIServer;
import org.landmark.data.InputException;
import org.landmark.train.web.LandmarksModule;
import org.landmark.train.web.RunShelf;

/**
 * Deeplearning4j's UI server with the Landmarks page, bound to 127.0.0.1 unless it is told otherwise; as it comes, it binds every
 * interface and has no authentication.
 */
public final class GuardedUiServer extends VertxUIServer {
    private static final int PORTS = 100;
    private static final long WARNING_MILLIS = 3_600_000;

    private final UiPlace place;
    private final RunShelf runs;

    private GuardedUiServer(UiPlace place, RunShelf runs) {
        this.place = place;
        this.runs = runs;
    }

    /**
     * Starts a server.
     *
     * @param runs that the Landmarks page shows
     * @throws InputException if the port is in use
     */
    public static GuardedUiServer start(UiPlace place, RunShelf runs) {
        if (place.port().isPresent()) {
            int port = place.port().getAsInt();
            return startOn(port, place, runs)
                    .orElseThrow(
                            () -> new InputException("--ui-port " + port + ": the port can't be used (is it taken?)"));
        }
        for (int candidate = DEFAULT_UI_PORT; candidate < DEFAULT_UI_PORT + PORTS; candidate++) {
            Optional<GuardedUiServer> server = startOn(candidate, place, runs);
            if (server.isPresent()) {
                return server.get();
            }
        }
        throw new InputException("no port from " + DEFAULT_UI_PORT + " to " + (DEFAULT_UI_PORT + PORTS - 1)
                + " is free for the browser (--ui-port chooses another, --no-ui does without)");
    }

    /**
     * The address of a page, with the token where there is one.
     *
     * @param path as {@code /landmarks}
     */
    public String address(String path) {
        return "http://" + place.shown() + ":" + getPort() + path
                + place.token().map(token -> "?token=" + token).orElse("");
    }

    /** Stops the server and waits until it has. */
    void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void init(Vertx vertx, Context context) {
        super.init(GuardedVertx.around(vertx, place), context);
    }

    @Override
    public void start(Promise<Void> started) throws Exception {
        long begin = System.currentTimeMillis();
        try {
            LandmarksModule.showing(runs, () -> {
                super.start(started);
                return null;
            });
        } finally {
            removeUploads(begin, System.currentTimeMillis());
        }
    }

    /** The server makes a folder for uploads, named by the time, and leaves it behind; here nothing is uploaded. */
    private static void removeUploads(long begin, long end) throws IOException {
        for (long time = begin; time <= end; time++) {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"), "DL4JUI_" + time);
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) { // somebody else's
                continue;
            }
        }
    }

    private static Optional<GuardedUiServer> startOn(int port, UiPlace place, RunShelf runs) {
        if (!isFree(port, place)) {
            return Optional.empty();
        }
        System.setProperty(DL4JSystemProperties.UI_SERVER_PORT_PROPERTY, Integer.toString(port));
        System.setProperty("vertx.disableDnsResolver", "true");
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setBlockedThreadCheckInterval(WARNING_MILLIS)); // beside a training all takes its time
        GuardedUiServer server = new GuardedUiServer(place, runs);
        CompletableFuture<String> started = new CompletableFuture<>();
        vertx.deployVerticle(server, result -> {
            if (result.succeeded()) {
                started.complete(result.result());
            } else {
                started.completeExceptionally(result.cause());
            }
        });
        try {
            started.join();
            return Optional.of(server);
        } catch (CompletionException e) {
            vertx.close();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) { // taken since it was tried
                    return Optional.empty();
                }
            }
            throw new IllegalStateException("the UI server does not start", e.getCause());
        }
    }

    private static boolean isFree(int port, UiPlace place) {
        try (ServerSocket socket = new ServerSocket(port, 1, place.host())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
