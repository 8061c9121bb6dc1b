package org.landmark.train.ui;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.ui.VertxUIServer;
import org.landmark.data.InputException;

/** Deeplearning4j's UI server, bound to 127.0.0.1; as it comes, it binds every interface and has no authentication. */
public final class LoopbackUiServer extends VertxUIServer {
    private static final int PORTS = 100;

    private LoopbackUiServer() {}

    /**
     * Starts a server.
     *
     * @param port to listen on; by default the first free one from 9000 on
     * @throws InputException if the port is in use
     */
    public static LoopbackUiServer start(OptionalInt port) {
        if (port.isPresent()) {
            return startOn(port.getAsInt())
                    .orElseThrow(() -> new InputException(
                            "--ui-port " + port.getAsInt() + ": the port can't be used (is it taken?)"));
        }
        for (int candidate = DEFAULT_UI_PORT; candidate < DEFAULT_UI_PORT + PORTS; candidate++) {
            Optional<LoopbackUiServer> server = startOn(candidate);
            if (server.isPresent()) {
                return server.get();
            }
        }
        throw new InputException("no port from " + DEFAULT_UI_PORT + " to " + (DEFAULT_UI_PORT + PORTS - 1)
                + " is free for the browser (--ui-port chooses another, --no-ui does without)");
    }

    /** The page that shows the curves. */
    public String page() {
        return "http://" + LoopbackVertx.ADDRESS + ":" + getPort() + "/train/overview";
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
        super.init(LoopbackVertx.around(vertx), context);
    }

    private static Optional<LoopbackUiServer> startOn(int port) {
        if (!isFree(port)) {
            return Optional.empty();
        }
        System.setProperty(DL4JSystemProperties.UI_SERVER_PORT_PROPERTY, Integer.toString(port));
        System.setProperty("vertx.disableDnsResolver", "true");
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));
        LoopbackUiServer server = new LoopbackUiServer();
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

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LoopbackVertx.ADDRESS))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
