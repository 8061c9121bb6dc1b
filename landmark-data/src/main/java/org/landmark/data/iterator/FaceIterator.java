package org.landmark.data.iterator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.landmark.data.Seed;
import org.landmark.data.dataset.EncodedFace;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Mini-batches of faces for a {@code ComputationGraph}. With a seed, every epoch has an order of its own that depends on the seed
 * and the epoch's number alone, so that a run can be repeated and resumed; without, faces come in the order of the files. Batches
 * are put together ahead of their use by a thread of its own, and come out in the same order however fast it is. The last batch of
 * an epoch may be smaller.
 */
public final class FaceIterator implements MultiDataSetIterator, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final int AHEAD = 4;

    private final transient List<EncodedFace> faces;
    private final transient BatchEncoder encoder;
    private final int batch;
    private final transient OptionalLong seed;
    private final transient ExecutorService worker;
    private final transient Deque<Future<MultiDataSet>> ready = new ArrayDeque<>();
    private transient MultiDataSetPreProcessor preProcessor;
    private transient List<EncodedFace> order;
    private int epoch;
    private int submitted;

    /**
     * An iterator at the start of epoch 0.
     *
     * @param batch number of faces in a batch
     * @param seed of the shuffle, or empty for the order of the files
     */
    public FaceIterator(List<EncodedFace> faces, BatchEncoder encoder, int batch, OptionalLong seed) {
        if (faces.isEmpty() || batch < 1) {
            throw new IllegalArgumentException("need faces and a positive batch: " + faces.size() + ", " + batch);
        }
        this.faces = List.copyOf(faces);
        this.encoder = encoder;
        this.batch = batch;
        this.seed = seed;
        this.worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "face-batches");
            thread.setDaemon(true);
            return thread;
        });
        startEpoch(0);
    }

    /** Goes to the start of an epoch, whatever came before. */
    public void startEpoch(int number) {
        ready.forEach(future -> future.cancel(false));
        ready.clear();
        epoch = number;
        submitted = 0;
        order = new ArrayList<>(faces);
        seed.ifPresent(value -> Collections.shuffle(order, new Random(new Seed(value).derive("shuffle", number))));
        fill();
    }

    /** How many batches an epoch has. */
    public int batches() {
        return (faces.size() + batch - 1) / batch;
    }

    private void fill() {
        while (ready.size() < AHEAD && submitted < faces.size()) {
            List<EncodedFace> part = order.subList(submitted, Math.min(submitted + batch, order.size()));
            submitted += part.size();
            ready.add(worker.submit(() -> encoder.encode(part)));
        }
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty();
    }

    @Override
    public MultiDataSet next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch is over");
        }
        try {
            MultiDataSet next = ready.remove().get();
            fill();
            if (preProcessor != null) {
                preProcessor.preProcess(next);
            }
            return next;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch could not be put together", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
    }

    @Override
    public MultiDataSet next(int count) {
        throw new UnsupportedOperationException("the size of a batch is fixed at " + batch);
    }

    /** Goes to the start of the next epoch. */
    @Override
    public void reset() {
        startEpoch(epoch + 1);
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    /** Batches are already put together ahead; another thread on top would gain nothing. */
    @Override
    public boolean asyncSupported() {
        return false;
    }

    @Override
    public void setPreProcessor(MultiDataSetPreProcessor preProcessor) {
        this.preProcessor = preProcessor;
    }

    @Override
    public MultiDataSetPreProcessor getPreProcessor() {
        return preProcessor;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
