package org.landmark.data.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets several threads work on the same faces, one after the other, for a time.
 *
 * @param threads how many
 * @param seconds how long, after a warm-up of a third of it
 */
record StageTimer(int threads, double seconds) {
    /** Faces a second, by all threads together. */
    double facesPerSecond(Stage stage, int faces) {
        List<Stage.Work> works = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < threads; i++) {
                works.add(stage.perThread().get());
            }
            AtomicLong serial = new AtomicLong();
            round(pool, works, serial, faces, seconds / 3);
            return round(pool, works, serial, faces, seconds);
        } finally {
            stop(pool);
            works.forEach(Stage.Work::close);
        }
    }

    private static double round(
            ExecutorService pool, List<Stage.Work> works, AtomicLong serial, int faces, double seconds) {
        long before = serial.get();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        CountDownLatch together = new CountDownLatch(works.size());
        List<Future<?>> running = new ArrayList<>();
        for (Stage.Work work : works) {
            running.add(pool.submit(() -> {
                together.countDown();
                together.await();
                while (System.nanoTime() < end) {
                    long number = serial.getAndIncrement();
                    work.face((int) (number % faces), number);
                }
                return null;
            }));
        }
        for (Future<?> future : running) {
            await(future);
        }
        return (serial.get() - before) / ((System.nanoTime() - begin) / 1e9);
    }

    /** Waits for those still at work when another failed: what they work with must not be closed under them. */
    private static void stop(ExecutorService pool) {
        pool.shutdown();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException("a stage failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }
}
