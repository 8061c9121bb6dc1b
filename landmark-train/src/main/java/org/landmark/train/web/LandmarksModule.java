package org.landmark.train.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.core.storage.StatsStorageEvent;
import org.deeplearning4j.ui.api.HttpMethod;
import org.deeplearning4j.ui.api.Route;
import org.deeplearning4j.ui.api.UIModule;
import org.deeplearning4j.ui.i18n.I18NResource;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Landmarks page beside Deeplearning4j's own, of whichever server is being started; a server without runs to show has none. */
public final class LandmarksModule implements UIModule {
    private static final Logger LOG = LoggerFactory.getLogger(LandmarksModule.class);

    /** The server makes its modules itself, while it starts. */
    private static final ThreadLocal<RunShelf> STARTING = new ThreadLocal<>();

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    private final RunShelf shelf;

    /** Of the server that is being started. */
    public LandmarksModule() {
        this.shelf = STARTING.get();
    }

    /**
     * Starts a server whose page shows some runs.
     *
     * @throws Exception as the start does
     */
    public static void showing(RunShelf runs, Callable<Void> start) throws Exception {
        STARTING.set(runs);
        try {
            start.call();
        } finally {
            STARTING.remove();
        }
    }

    @Override
    public List<Route> getRoutes() {
        List<Route> routes = new ArrayList<>();
        if (shelf == null) {
            return routes;
        }
        PageFiles.all()
                .byPath()
                .forEach((path, file) -> routes.add(new Route(
                        path,
                        HttpMethod.GET,
                        (names, request) -> send(request, file.type(), "no-cache", file.bytes()))));
        RunPages pages = new RunPages(shelf);
        if (shelf.own().isEmpty()) { // beside a training, nobody is in such a hurry
            Thread preparing = new Thread(pages::prepare, "landmarks page");
            preparing.setDaemon(true);
            preparing.start();
        }
        routes.add(json("runs", pages::list));
        routes.add(json("run", pages::run));
        routes.add(json("faces", pages::faces));
        routes.add(json("points", pages::points));
        routes.add(json("ranking", pages::ranking));
        routes.add(json("filters", pages::filters));
        routes.add(json("maps", pages::maps));
        routes.add(route("picture", "image/jpeg", "private, max-age=3600", pages::picture));
        return routes;
    }

    private interface Answer<T> {
        T to(RunPages.Question question) throws Exception;
    }

    private static Route json(String name, Answer<String> answer) {
        return route(name, "application/json", "no-store", question -> answer.to(question)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Route route(String name, String type, String caching, Answer<byte[]> answer) {
        return new Route(PageFiles.PAGE + "/" + name, HttpMethod.GET, (names, request) -> request.vertx()
                .<byte[]>executeBlocking(
                        promise -> {
                            try {
                                promise.complete(answer.to(request.request()::getParam));
                            } catch (Exception e) {
                                promise.fail(e);
                            }
                        },
                        false,
                        result -> {
                            if (result.succeeded()) {
                                send(request, type, caching, result.result());
                            } else {
                                refuse(request, result.cause());
                            }
                        }));
    }

    private static void send(RoutingContext request, String type, String caching, byte[] bytes) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        HEADERS.forEach(response::putHeader);
        response.putHeader("Content-Type", type)
                .putHeader("Cache-Control", caching)
                .end(io.vertx.core.buffer.Buffer.buffer(bytes));
    }

    private static void refuse(RoutingContext request, Throwable problem) {
        int status = Refusal.FAULT;
        String line = "a fault inside the server";
        if (problem instanceof Refusal refusal) {
            status = refusal.status();
            line = refusal.getMessage();
        } else if (problem instanceof InputException unusable) {
            status = Refusal.UNUSABLE;
            line = RunList.line(unusable);
        } else {
            LOG.error("fault at {}: {}", request.request().path(), problem, problem);
        }
        request.response().setStatusCode(status);
        send(
                request,
                "application/json",
                "no-store",
                ConfigWriter.jsonLine(Map.of("error", line)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public List<String> getCallbackTypeIDs() {
        return List.of();
    }

    @Override
    public void reportStorageEvents(Collection<StatsStorageEvent> events) {}

    @Override
    public void onAttach(StatsStorage storage) {}

    @Override
    public void onDetach(StatsStorage storage) {}

    @Override
    public List<I18NResource> getInternationalizationResources() {
        return List.of();
    }
}
