package org.landmark.train.ui;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A Vert.x whose HTTP servers listen where they are told to and answer only what a {@link RequestGuard} lets through. {@code
 * listen(port)} means every interface, whatever host the server's options name, so the call itself is redirected.
 */
final class GuardedVertx {
    private final Vertx vertx;
    private final UiPlace place;

    private GuardedVertx(Vertx vertx, UiPlace place) {
        this.vertx = vertx;
        this.place = place;
    }

    static Vertx around(Vertx vertx, UiPlace place) {
        GuardedVertx guarded = new GuardedVertx(vertx, place);
        return proxy(Vertx.class, vertx, guarded::call);
    }

    private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object result = invoke(vertx, method, arguments);
        return result instanceof HttpServer server ? around(server) : result;
    }

    @SuppressWarnings("unchecked")
    private HttpServer around(HttpServer server) {
        return proxy(HttpServer.class, server, (proxy, method, arguments) -> {
            Object result =
                    switch (method.getName()) {
                        case "listen" -> listen(server, method, arguments);
                        case "requestHandler" -> arguments == null
                                ? invoke(server, method, arguments)
                                : server.requestHandler(
                                        new RequestGuard(place, (Handler<HttpServerRequest>) arguments[0]));
                        case "webSocketHandler", "websocketHandler" -> throw new UnsupportedOperationException(
                                "no guard stands before web sockets");
                        default -> invoke(server, method, arguments);
                    };
            return result == server ? proxy : result;
        });
    }

    /** Redirects {@code listen(port, handler)}, which is what the UI server calls, and refuses any other way to listen. */
    private Object listen(HttpServer server, Method method, Object[] arguments) throws Throwable {
        if (arguments.length != 2 || !(arguments[0] instanceof Integer port)) {
            throw new UnsupportedOperationException("only listen(port, handler) is known to stay where it is told to");
        }
        Method bound = HttpServer.class.getMethod("listen", int.class, String.class, method.getParameterTypes()[1]);
        return invoke(server, bound, new Object[] {port, place.host().getHostAddress(), arguments[1]});
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
