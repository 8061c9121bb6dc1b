package org.landmark.models.loss;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.landmark.models.NativeThreads;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One pass of a loss over arrays, piece by piece. The pieces don't depend on how many threads there are, and their sums are added in
 * order.
 */
final class LossPass {
    static final int PIECE = 4096;
    private static final int PIECES_OF_ONE_THREAD = 8;
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final ElementwiseLoss loss;
    private final INDArray shaped;
    private final DenseNumbers targets;
    private final DenseNumbers numbers;
    private final DenseNumbers mask;
    private final double factor;

    private record Scratch(double[] targets, double[] numbers, double[] losses, double[] mask) {
        Scratch() {
            this(new double[PIECE], new double[PIECE], new double[PIECE], new double[PIECE]);
        }
    }

    /** Over arrays of any layout and type; the mask may be null, or have one number for many. */
    LossPass(ElementwiseLoss loss, INDArray targets, INDArray numbers, INDArray mask) {
        this.loss = loss;
        this.shaped = numbers;
        this.targets = new DenseNumbers(targets);
        this.numbers = new DenseNumbers(numbers);
        this.mask = mask == null
                ? null
                : new DenseNumbers(
                        mask.length() == numbers.length()
                                ? mask
                                : mask.castTo(numbers.dataType()).broadcast(numbers.shape()));
        this.factor = loss.weight() / loss.divisor(numbers.size(1));
    }

    double sum() {
        return run(piece -> sum(losses(piece), piece));
    }

    /** The sum; the gradient comes into the place of the numbers. */
    double differentiate() {
        if (!numbers.isOf(shaped)) {
            throw new IllegalArgumentException("a gradient comes only into the place of dense numbers in order c");
        }
        double sum = run(piece -> {
            Scratch scratch = losses(piece);
            numbers.write(begin(piece), scratch.numbers(), factor, count(piece));
            return sum(scratch, piece);
        });
        numbers.written();
        return sum;
    }

    /** The sum of each row, {@code [N, 1]}. */
    INDArray rows() {
        double[] rows = new double[(int) shaped.size(0)];
        long width = numbers.length() / rows.length;
        for (int piece = 0; piece < pieces(); piece++) {
            Scratch scratch = losses(piece);
            for (int i = 0; i < count(piece); i++) {
                rows[(int) ((begin(piece) + i) / width)] += factor * scratch.losses()[i];
            }
        }
        return Nd4j.createFromArray(rows).reshape(rows.length, 1).castTo(shaped.dataType());
    }

    private interface Piece {
        double sum(int piece);
    }

    private double run(Piece work) {
        double[] sums = new double[pieces()];
        int threads = sums.length > PIECES_OF_ONE_THREAD ? NativeThreads.count() : 1;
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, threads).parallel().forEach(thread -> {
            for (int piece = next.getAndIncrement(); piece < sums.length; piece = next.getAndIncrement()) {
                sums[piece] = work.sum(piece);
            }
        });
        double sum = 0;
        for (double part : sums) {
            sum += part;
        }
        return factor * bounded(sum);
    }

    /** What 32-bit numbers could not hold is no finite loss: the squares of such a network's moments are none either. */
    private double bounded(double sum) {
        boolean overflows = shaped.dataType() != DataType.DOUBLE && sum > Float.MAX_VALUE;
        return overflows ? Double.POSITIVE_INFINITY : sum;
    }

    private int pieces() {
        return Math.toIntExact((numbers.length() + PIECE - 1) / PIECE);
    }

    private static long begin(int piece) {
        return (long) piece * PIECE;
    }

    private int count(int piece) {
        return (int) Math.min(PIECE, numbers.length() - begin(piece));
    }

    /** Losses and slopes of a piece, with their mask but without the factor. */
    private Scratch losses(int piece) {
        Scratch scratch = SCRATCH.get();
        int count = count(piece);
        targets.read(begin(piece), scratch.targets(), count);
        numbers.read(begin(piece), scratch.numbers(), count);
        loss.compute(scratch.targets(), scratch.numbers(), scratch.losses(), count);
        if (mask != null) {
            mask.read(begin(piece), scratch.mask(), count);
            for (int i = 0; i < count; i++) {
                scratch.losses()[i] *= scratch.mask()[i];
                scratch.numbers()[i] *= scratch.mask()[i];
            }
        }
        return scratch;
    }

    private double sum(Scratch scratch, int piece) {
        double sum = 0;
        for (int i = 0; i < count(piece); i++) {
            sum += scratch.losses()[i];
        }
        return sum;
    }
}
