package org.landmark.eval.benchmark;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.Seed;
import org.landmark.data.command.BuildVersion;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.NativeThreads;
import org.landmark.models.network.TrainableParameters;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Measures a network in this process, on random pictures and targets that are always the same. */
public final class Benchmark {
    private static final Seed SEED = new Seed(1);
    private static final double MICROSECONDS = 1e6;

    private Benchmark() {}

    /**
     * Trains and predicts, and takes the times.
     *
     * @param threads of native code; 0 is one per core
     * @throws org.landmark.data.InputException if there are fewer cores
     */
    public static Measurement run(Workload workload, EnginePath path, int threads) {
        int used = NativeThreads.set(threads);
        ComputationGraph fresh = new ComputationGraph(workload.network().configure(workload.size(), SEED));
        fresh.init();
        ComputationGraph network = path.prepare(fresh);
        MultiDataSet batch = batch(workload);
        double train = StepTimer.median(workload.steps(), () -> network.fit(batch));
        ComputationGraph prepared = path.forPrediction(network);
        double infer = StepTimer.median(workload.steps(), () -> predict(prepared, batch.getFeatures(0)));
        return new Measurement(
                "landmark",
                BuildVersion.current().code(),
                workload.network().toString(),
                workload.batch(),
                workload.size(),
                used,
                rounded(train),
                rounded(infer),
                TrainableParameters.count(network),
                path.toString(),
                PeakMemory.mib());
    }

    /**
     * Where the time of a training step on the fast path goes.
     *
     * @param threads of native code; 0 is one per core
     * @return the mean of some steps, after warming up
     */
    public static Profile profile(Workload workload, int threads) {
        NativeThreads.set(threads);
        ComputationGraph fresh = new ComputationGraph(workload.network().configure(workload.size(), SEED));
        fresh.init();
        ComputationGraph network = EnginePath.FAST.prepare(fresh);
        MultiDataSet batch = batch(workload);
        StepTimer.median(1, () -> network.fit(batch));
        StepProfiler profiler = new StepProfiler(network, 0);
        for (int i = 0; i < workload.steps(); i++) {
            profiler.waiting();
            profiler.fitting();
            network.fit(batch);
            profiler.fitted();
        }
        profiler.waiting();
        return profiler.profile();
    }

    /** How a batch is predicted, on either path. */
    private static void predict(ComputationGraph network, INDArray pictures) {
        for (INDArray output : network.output(false, pictures)) {
            output.close();
        }
    }

    /** Pictures {@code [N, C, H, W]} and targets {@code [N, ...]} within [0, 1]. */
    private static MultiDataSet batch(Workload workload) {
        Nd4j.getRandom().setSeed(SEED.derive("benchmark", 0));
        InputSpec input = workload.network().input(workload.size());
        long[] target = workload.network().target(workload.size()).shape();
        long[] targets = new long[target.length + 1];
        targets[0] = workload.batch();
        System.arraycopy(target, 0, targets, 1, target.length);
        return new MultiDataSet(
                Nd4j.rand(DataType.FLOAT, workload.batch(), input.channels(), input.height(), input.width()),
                Nd4j.rand(DataType.FLOAT, targets));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * MICROSECONDS) / MICROSECONDS;
    }
}
