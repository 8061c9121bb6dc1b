package org.landmark.train.ui;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.stream.Stream;

/** A Vert.x whose HTTP servers listen on the loopback address only, whatever the code that makes them asks for. */
final class LoopbackVertx {
    static final String ADDRESS = "127.0.0.1";

    private LoopbackVertx() {}

    static Vertx around(Vertx vertx) {
        Class<?>[] interfaces = Stream.<Class<?>>iterate(vertx.getClass(), type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getInterfaces()))
                .distinct()
                .toArray(Class<?>[]::new);
        return (Vertx)
                Proxy.newProxyInstance(vertx.getClass().getClassLoader(), interfaces, (proxy, method, arguments) -> {
                    if (method.getName().equals("createHttpServer")) {
                        HttpServerOptions options = arguments == null || arguments.length == 0
                                ? new HttpServerOptions()
                                : new HttpServerOptions((HttpServerOptions) arguments[0]);
                        return vertx.createHttpServer(options.setHost(ADDRESS));
                    }
                    try {
                        return method.invoke(vertx, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
