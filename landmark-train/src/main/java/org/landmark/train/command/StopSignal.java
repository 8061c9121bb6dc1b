package org.landmark.train.command;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ctrl-C while a training goes on, or the signal by which a system asks a process to end: the first is noted, for the training to stop
 * where it can be gone on from; the second ends the process at once. The JDK's signals ({@code sun.misc.Signal}) are no part of its
 * documented API, so that they are reached by their names; where there are none, the process ends at the first as ever.
 */
final class StopSignal implements AutoCloseable {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    /** The signals' names, and what a process that they end returns: 128 and their number. */
    private static final Map<String, Integer> CODES = Map.of("INT", 130, "TERM", 143);

    private final Map<Object, Object> before = new LinkedHashMap<>();
    private final PrintStream out;
    private volatile int code;

    /** Listens from now on. */
    StopSignal(PrintStream out) {
        this.out = out;
        CODES.forEach(this::listen);
    }

    /** Whether there was one. */
    boolean isGiven() {
        return code != 0;
    }

    /** What the process is to return, once there was one. */
    int code() {
        return code;
    }

    private void listen(String name, int ownCode) {
        try {
            Class<?> handler = Class.forName(HANDLER);
            Object signal = Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
            Object own = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return answer(proxy, method, arguments);
                        }
                        given(ownCode);
                        return null;
                    });
            before.put(signal, handle(signal, own));
        } catch (ReflectiveOperationException | IllegalArgumentException e) { // not of this system, or the JVM's own
            return;
        }
    }

    private static Object answer(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> StopSignal.class.getName();
        };
    }

    private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
        try {
            return Class.forName(SIGNAL)
                    .getMethod("handle", Class.forName(SIGNAL), Class.forName(HANDLER))
                    .invoke(null, signal, handler);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private synchronized void given(int ownCode) {
        if (code != 0) {
            Runtime.getRuntime().halt(ownCode);
        }
        code = ownCode;
        out.println();
        out.println("stopping after this step, with a checkpoint (once more, and it ends at once)");
        out.flush();
    }

    /** Signals do again what they did before. */
    @Override
    public void close() {
        before.forEach((signal, handler) -> {
            try {
                handle(signal, handler);
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                throw new IllegalStateException("the handler of a signal can't be put back", e);
            }
        });
    }
}
