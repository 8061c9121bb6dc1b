package org.landmark.eval.serve;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigWriter;
import org.landmark.eval.overlay.Overlay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web page and its answers over HTTP, bound to 127.0.0.1. */
public final class LandmarkServer implements AutoCloseable {
    /** The port that is tried first. */
    public static final int PORT = 8080;

    private static final Logger LOG = LoggerFactory.getLogger(LandmarkServer.class);
    private static final int PORTS = 100;
    private static final int OTHER_THREADS = 16;
    private static final int CONNECTIONS = 512;
    private static final String RETRY_SECONDS = "2";

    private final ServedModels models;
    private final ServerLimits limits;
    private final WaitingLine line;
    private final Javalin javalin;

    private LandmarkServer(ServedModels models, ServerLimits limits, int port) {
        this.models = models;
        this.limits = limits;
        this.line = new WaitingLine(limits.workers(), limits.places());
        this.javalin = Javalin.create(this::configure).start(LocalGuard.ADDRESS, port);
    }

    /**
     * Starts a server.
     *
     * @param models stay the caller's to close, after the server
     * @param port to listen on, 0 for any; by default the first free one from {@value #PORT} on
     * @throws InputException if the port is in use
     */
    public static LandmarkServer start(ServedModels models, ServerLimits limits, OptionalInt port) {
        if (port.isPresent()) {
            return startOn(port.getAsInt(), models, limits)
                    .orElseThrow(() -> new InputException(
                            "--port " + port.getAsInt() + ": the port can't be used (is it taken?)"));
        }
        for (int candidate = PORT; candidate < PORT + PORTS; candidate++) {
            Optional<LandmarkServer> server = startOn(candidate, models, limits);
            if (server.isPresent()) {
                return server.get();
            }
        }
        throw new InputException(
                "no port from " + PORT + " to " + (PORT + PORTS - 1) + " is free (--port chooses another)");
    }

    private static Optional<LandmarkServer> startOn(int port, ServedModels models, ServerLimits limits) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LocalGuard.ADDRESS))) {
            if (!socket.isBound()) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LandmarkServer(models, limits, port));
        } catch (JavalinBindException e) { // taken since it was tried
            return Optional.empty();
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = new QueuedThreadPool(limits.places() + OTHER_THREADS, 4);
        config.jetty.modifyServer(server -> {
            server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
            server.setErrorHandler(new JsonErrors());
        });
        config.jetty.multipartConfig.maxFileSize(limits.uploadBytes(), SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(limits.uploadBytes(), SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(limits.uploadBytes(), SizeUnit.BYTES); // photos go to no disk
        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        Overlay glasses = Overlay.glasses();
        routes.before(new LocalGuard());
        PageFiles.of(glasses)
                .byPath()
                .forEach((path, file) -> routes.get(
                        path, request -> request.contentType(file.type()).result(file.bytes())));
        String list = ConfigWriter.jsonLine(ModelList.of(models, glasses, limits));
        routes.get("/models", request -> json(request, list));
        routes.post("/predict", this::predict);
        routes.exception(Refusal.class, (e, request) -> refuse(request, e.status(), e.getMessage()));
        routes.exception(HttpResponseException.class, (e, request) -> refuse(request, e.getStatus(), e.getMessage()));
        routes.exception(Exception.class, (e, request) -> {
            LOG.error("fault at {} {}: {}", request.method(), request.path(), e, e);
            refuse(request, Refusal.FAULT, "a fault inside the server");
        });
    }

    private void predict(Context request) {
        Question question = Question.of(request.queryParamMap());
        ServedModel model = models.asked(question);
        try (WaitingLine.Place place = enter()) {
            byte[] photo = Upload.read(request, limits.uploadBytes());
            Answer answer = place.await(waited -> Answer.of(photo, question, model, limits.pixels(), waited));
            json(request, ConfigWriter.jsonLine(answer));
        }
    }

    private WaitingLine.Place enter() {
        return line.enter()
                .orElseThrow(() -> new Refusal(Refusal.BUSY, "too many photos are waiting already: try again soon"));
    }

    /** A client of this machine is heard out first: a connection that ends while it sends would leave it without the reason. */
    private static void refuse(Context request, int status, String message) {
        if (status != Refusal.FORBIDDEN) {
            Upload.discard(request);
        }
        request.status(status);
        if (status == Refusal.BUSY) {
            request.header("Retry-After", RETRY_SECONDS);
        }
        json(request, ConfigWriter.jsonLine(Map.of("error", message)));
    }

    private static void json(Context request, String text) {
        request.contentType("application/json").result(text);
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** The page's address. */
    public String page() {
        return "http://" + LocalGuard.ADDRESS + ":" + port() + "/";
    }

    /** Stops listening, and waits until what is at work is done. */
    @Override
    public void close() {
        javalin.stop();
        line.close();
    }
}
