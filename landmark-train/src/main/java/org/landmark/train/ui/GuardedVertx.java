package org.landmark.train.ui;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A Vert.x whose HTTP servers listen on the loopback address only. {@code listen(port)} means every interface, whatever host the
 * server's options name, so the call itself is redirected.
 */
final class LoopbackVertx {
    static final String ADDRESS = "127.0.0.1";

    private LoopbackVertx() {}

    static Vertx around(Vertx vertx) {
        return proxy(Vertx.class, vertx, (proxy, method, arguments) -> {
            Object result = invoke(vertx, method, arguments);
            return result instanceof HttpServer server ? around(server) : result;
        });
    }

    private static HttpServer around(HttpServer server) {
        return proxy(HttpServer.class, server, (proxy, method, arguments) -> {
            Object result =
                    switch (method.getName()) {
                        case "listen" -> listen(server, method, arguments);
                        case "requestHandler" -> arguments == null
                                ? invoke(server, method, arguments)
                                : server.requestHandler(guarded(arguments[0]));
                        default -> invoke(server, method, arguments);
                    };
            return result == server ? proxy : result;
        });
    }

    /**
     * Answers only what a browser on this machine asks for by this machine's name: pages of other sites can neither send uploads
     * nor read anything by a name of theirs that points here.
     */
    @SuppressWarnings("unchecked")
    private static Handler<HttpServerRequest> guarded(Object handler) {
        Handler<HttpServerRequest> pages = (Handler<HttpServerRequest>) handler;
        return request -> {
            String host = request.host() == null ? "" : request.host().replaceAll(":\\d+$", "");
            if (!host.equals(ADDRESS) && !host.equals("localhost")) {
                request.response().setStatusCode(403).end("only for this machine");
            } else if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
                request.response().setStatusCode(405).end("only for reading");
            } else {
                pages.handle(request);
            }
        };
    }

    /** Redirects {@code listen(port, handler)}, which is what the UI server calls, and refuses any other way to listen. */
    private static Object listen(HttpServer server, Method method, Object[] arguments) throws Throwable {
        if (arguments.length != 2 || !(arguments[0] instanceof Integer port)) {
            throw new UnsupportedOperationException("only listen(port, handler) is known to stay on " + ADDRESS);
        }
        Method bound = HttpServer.class.getMethod("listen", int.class, String.class, method.getParameterTypes()[1]);
        return invoke(server, bound, new Object[] {port, ADDRESS, arguments[1]});
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, T target, InvocationHandler handler) {
        Class<?>[] interfaces = Stream.<Class<?>>iterate(target.getClass(), c -> c != null, Class::getSuperclass)
                .flatMap(c -> Arrays.stream(c.getInterfaces()))
                .distinct()
                .toArray(Class<?>[]::new);
        return type.cast(Proxy.newProxyInstance(target.getClass().getClassLoader(), interfaces, handler));
    }
}
