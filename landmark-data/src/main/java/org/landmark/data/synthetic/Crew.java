package org.landmark.data.synthetic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Does numbered jobs on all cores. */
final class Crew {
    /** One job of many. */
    @FunctionalInterface
    interface Job<T> {
        T run(int number) throws IOException;
    }

    private Crew() {}

    /**
     * Does all jobs and returns what they gave, in the order of their numbers.
     *
     * @param progress is told how many jobs are done, one call at a time
     * @throws IOException if a job failed; the jobs that had not begun are then left out
     */
    static <T> List<T> run(int jobs, IntConsumer progress, Job<T> job) throws IOException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
                    Thread thread = new Thread(task, "drawn-faces");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            Count done = new Count(progress);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                int number = i;
                futures.add(threads.submit(() -> {
                    T result = job.run(number);
                    done.oneMore();
                    return result;
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while faces were drawn", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            throw new IllegalStateException("a face could not be drawn", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static final class Count {
        private final IntConsumer progress;
        private int done;

        Count(IntConsumer progress) {
            this.progress = progress;
        }

        synchronized void oneMore() {
            done++;
            progress.accept(done);
        }
    }
}
