package org.landmark.eval.serve;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/**
 * A bounded line: who finds no place in it is turned away before anything of theirs is read, the others' work is done in the order that
 * it came, by a few threads that stay (networks keep memory for each thread that asks them).
 */
final class WaitingLine implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Semaphore places;
    private final ExecutorService workers;

    WaitingLine(int workers, int places) {
        this.places = new Semaphore(places);
        AtomicInteger count = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(workers, work -> {
            Thread thread = new Thread(work, "landmark-serve-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A place in the line, until it is closed. */
    final class Place implements AutoCloseable {
        /**
         * Waits until it is this one's turn and the work is done.
         *
         * @param work is given how long it waited, in nanoseconds
         */
        <T> T await(LongFunction<T> work) {
            long start = System.nanoTime();
            Future<T> done = workers.submit(() -> work.apply(System.nanoTime() - start));
            try {
                return done.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException problem) {
                    throw problem;
                }
                throw new IllegalStateException(e.getCause()); // an error too is this photo's alone
            } catch (InterruptedException e) {
                done.cancel(false);
                Thread.currentThread().interrupt();
                throw new Refusal(Refusal.BUSY, "the server is stopping");
            }
        }

        @Override
        public void close() {
            places.release();
        }
    }

    /** Takes a place, if there is one. */
    Optional<Place> enter() {
        return places.tryAcquire() ? Optional.of(new Place()) : Optional.empty();
    }

    /** Waits until what is at work is done; what only waits is not begun. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
