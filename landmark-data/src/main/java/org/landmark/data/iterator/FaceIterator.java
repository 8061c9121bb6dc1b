package org.landmark.data.iterator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.landmark.data.InputException;
import org.landmark.data.Seed;
import org.landmark.data.augment.Augmenter;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.ShownFace;
import org.landmark.data.memory.MemoryBudget;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Mini-batches of faces for a {@code ComputationGraph}. With a seed, every epoch has an order and augmentations of its own that depend on
 * the seed and the epoch's number alone, so that a run can be repeated and resumed; without, faces come as they are in the order of the
 * files. Batches are put together ahead of their use on all cores, and come out in the same order however fast that is. The last batch of
 * an epoch may be smaller.
 *
 * <p><b>A batch's arrays are used again:</b> they hold until the next batch is asked for.
 */
public final class FaceIterator implements MultiDataSetIterator, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_AHEAD = 8;
    private static final long MOST_BYTES_AHEAD = 1L << 29;

    private final transient List<CroppedFace> faces;
    private final transient BatchEncoder encoder;
    private final transient Augmenter augmenter;
    private final transient SampleOrder order;
    private final int batch;
    private final transient ExecutorService workers;
    private final transient BatchStock stock;
    private final transient Deque<Future<FilledBatch>> ready = new ArrayDeque<>();
    private transient MultiDataSetPreProcessor preProcessor;
    private transient FilledBatch inUse;
    private transient int[] positions;
    private int epoch;
    private int submitted;
    private volatile int generation;

    /** Every face once an epoch, at the start of epoch 0; see the other constructor. */
    public FaceIterator(List<CroppedFace> faces, BatchEncoder encoder, int batch, OptionalLong seed) {
        this(faces, encoder, batch, faces.size(), seed);
    }

    /**
     * An iterator at the start of epoch 0.
     *
     * @param batch number of faces in a batch
     * @param samples how many faces an epoch shows: more than there are, and some or all come again; fewer, and the next epoch goes on
     * @param seed of shuffle and augmentation, or empty for the faces as they are in the order of the files
     */
    public FaceIterator(List<CroppedFace> faces, BatchEncoder encoder, int batch, int samples, OptionalLong seed) {
        if (faces.isEmpty() || batch < 1) {
            throw new IllegalArgumentException("need faces and a positive batch: " + faces.size() + ", " + batch);
        }
        this.faces = List.copyOf(faces);
        this.encoder = encoder;
        this.batch = batch;
        this.order = new SampleOrder(faces.size(), samples, seed);
        this.augmenter = seed.isPresent() ? encoder.augmenter() : Augmenter.NONE;
        int cores = Runtime.getRuntime().availableProcessors();
        int largest = Math.min(batch, samples);
        MemoryBudget.require(2 * encoder.bytes(largest), "a batch of " + largest + " faces, and one ahead of it,");
        long affordable = MOST_BYTES_AHEAD / encoder.bytes(largest);
        int ahead = (int) Math.max(1, Math.min(Math.min(MOST_AHEAD, 2 * cores), affordable));
        this.stock = new BatchStock(encoder, largest, ahead + 1);
        this.workers = Executors.newFixedThreadPool(Math.min(cores, ahead), task -> {
            Thread thread = new Thread(task, "face-batches");
            thread.setDaemon(true);
            return thread;
        });
        startEpoch(0);
    }

    /** Goes to the start of an epoch, whatever came before; work on it begins when it is first asked for a batch. */
    public void startEpoch(int number) {
        startEpoch(number, 0);
    }

    /**
     * Goes into the middle of an epoch, whatever came before: what follows is what would follow there if it had begun at its start.
     *
     * @param done how many faces of the epoch have been shown, whole batches or all
     */
    public void startEpoch(int number, int done) {
        if (done < 0 || done > samples() || done % batch != 0 && done < samples()) {
            throw new IllegalArgumentException(
                    done + " of " + samples() + " faces are not so many batches of " + batch);
        }
        discardReady();
        epoch = number;
        submitted = done;
        positions = order.epoch(number);
    }

    /** How many faces an epoch shows. */
    public int samples() {
        return order.samples();
    }

    /** How many batches an epoch has. */
    public int batches() {
        return (samples() + batch - 1) / batch;
    }

    private void discardReady() {
        generation++;
        while (!ready.isEmpty()) {
            try {
                stock.giveBack(ready.remove().get().arrays());
            } catch (ExecutionException e) {
                stock.lose(); // nobody wants this batch any more
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a batch", e);
            }
        }
    }

    private void fill() {
        while (submitted < samples() && stock.hasArrays()) {
            int first = submitted;
            int count = Math.min(batch, samples() - first);
            BatchArrays arrays = stock.take(count);
            int current = generation;
            submitted += count;
            ready.add(workers.submit(() -> fill(arrays, first, count, current)));
        }
    }

    private FilledBatch fill(BatchArrays arrays, int first, int count, int current) {
        if (current != generation) {
            return new FilledBatch(arrays, null);
        }
        List<ShownFace> shown = new ArrayList<>(count);
        for (int i = first; i < first + count; i++) {
            shown.add(shown(i));
        }
        return new FilledBatch(arrays, encoder.encode(shown, arrays));
    }

    private ShownFace shown(int sample) {
        CroppedFace face = faces.get(positions[sample]);
        if (augmenter.augmentations().isEmpty()) {
            return ShownFace.still(face);
        }
        long seed = new Seed(order.seed().getAsLong()).derive("augment", order.serial(epoch, sample));
        return new ShownFace(face, augmenter.draw(new SplittableRandom(seed), face.crop()));
    }

    @Override
    public boolean hasNext() {
        fill();
        return !ready.isEmpty();
    }

    @Override
    public MultiDataSet next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch is over");
        }
        if (inUse != null) {
            stock.giveBack(inUse.arrays());
            inUse = null;
        }
        try {
            inUse = ready.remove().get();
            fill();
            if (preProcessor != null) {
                preProcessor.preProcess(inUse.batch());
            }
            return inUse.batch();
        } catch (ExecutionException e) {
            stock.lose();
            fill(); // the rest of the epoch comes nevertheless
            if (e.getCause() instanceof InputException problem) {
                throw problem;
            }
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
        generation++;
        submitted = samples(); // and nothing more to come
        ready.clear();
        workers.shutdown(); // an interrupt would close the file that others read pixels from
    }
}
