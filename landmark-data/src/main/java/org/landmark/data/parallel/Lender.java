package org.landmark.data.parallel;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Things that are costly to make and not for several threads, each lent to one piece of work at a time; as many are made as work at the
 * same time. Safe for several threads.
 *
 * @param <T> what is lent
 */
public final class Lender<T> {
    private final Supplier<T> maker;
    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();

    public Lender(Supplier<T> maker) {
        this.maker = requireNonNull(maker, "maker is null");
    }

    /** Does some work with one of them. */
    public void lend(Consumer<T> work) {
        T polled = idle.poll();
        T lent = polled == null ? maker.get() : polled;
        try {
            work.accept(lent);
        } finally {
            idle.add(lent);
        }
    }

    /** Ends the use of those that are not lent; to be called when all work is over. */
    public void end(Consumer<T> closing) {
        for (T one = idle.poll(); one != null; one = idle.poll()) {
            closing.accept(one);
        }
    }
}
