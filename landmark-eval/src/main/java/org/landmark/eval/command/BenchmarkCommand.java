package org.landmark.eval.command;

import static java.util.Objects.requireNonNullElse;
import static org.landmark.eval.command.OptionRange.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.data.command.Launcher;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.file.AtomicFile;
import org.landmark.eval.benchmark.Benchmark;
import org.landmark.eval.benchmark.BenchmarkNetwork;
import org.landmark.eval.benchmark.Comparison;
import org.landmark.eval.benchmark.ComparisonTable;
import org.landmark.eval.benchmark.EnginePath;
import org.landmark.eval.benchmark.FaceTime;
import org.landmark.eval.benchmark.Rivals;
import org.landmark.eval.benchmark.Workload;
import org.landmark.models.NativeThreads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast networks train and predict. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures how fast a network trains and predicts on random numbers, or how long a model takes for a face,"
                        + " and prints one line of JSON; or compares this project with PyTorch and with the stock Deeplearning4j.")
public final class BenchmarkCommand implements Callable<Integer> {
    private static final int DEFAULT_THREADS = 2;
    private static final int MAX_ROUNDS = 100;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "a network on random numbers: nose_cnn (1x60x80 to 2), resnet18 (1xSxS to 136) or unet (3xSxS to 68xSxS);"
                            + " or a model file, or one that comes along (ibug68, imm58, nose): how long a face takes")
    private String model;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "pictures of a step, default 16; or faces at once, default 1")
    private Integer batch;

    @Option(names = "--size", paramLabel = "S", description = "side of a picture in pixels; default 224")
    private Integer size;

    @Option(
            names = "--steps",
            paramLabel = "K",
            description = "steps that are measured after warming up; default 5, of a model 50")
    private Integer steps;

    @Option(names = "--path", paramLabel = "PATH", description = "fast (default), or stock: Deeplearning4j as it ships")
    private String path;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "threads of native code; default 2 if there are as many cores; 0 is one per core")
    private Integer threads;

    @Option(
            names = "--profile",
            description = "print to stderr where the time of a training step goes, by kernel and by layer")
    private boolean profile;

    @Option(
            names = "--compare",
            description =
                    "measure all networks by this project, PyTorch and the stock Deeplearning4j in turns, and print a"
                            + " table; takes a quarter of an hour or more and an idle machine")
    private boolean compare;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "for --compare: a Python with torch and torchvision; default /usr/bin/python3")
    private String python;

    @Option(names = "--rounds", paramLabel = "N", description = "for --compare: how often; default 3")
    private Integer rounds;

    @Option(names = "--json", paramLabel = "FILE", description = "for --compare: where to write all measurements")
    private Path json;

    public static void main(String[] args) {
        Launcher.main(new BenchmarkCommand(), args);
    }

    @Override
    public Integer call() {
        int cores = Runtime.getRuntime().availableProcessors();
        int used = requireNonNullElse(threads, Math.min(DEFAULT_THREADS, cores));
        if (compare) {
            refuse(
                    Stream.of(model, batch, size, steps, path),
                    "--compare measures all networks (expected no --model, --batch, --size, --steps or --path)");
            if (profile) {
                throw new InputException("--profile is for one network, not for --compare");
            }
            compare(used);
        } else {
            refuse(Stream.of(python, rounds, json), "--python, --rounds and --json are for --compare");
            measure(used);
        }
        return 0;
    }

    private void measure(int used) {
        if (model == null) {
            throw new InputException("expected --model nose_cnn, resnet18 or unet, or --compare (see --help)");
        }
        if (!isNetwork(model) && ModelChoice.isThere(model)) {
            measureFaces(used);
            return;
        }
        Workload workload = new Workload(
                named("--model", model, BenchmarkNetwork.values()),
                requireNonNullElse(batch, 16),
                requireNonNullElse(size, 224),
                requireNonNullElse(steps, 5));
        EnginePath engine = path == null ? EnginePath.FAST : named("--path", path, EnginePath.values());
        if (profile && engine != EnginePath.FAST) {
            throw new InputException("--profile is for the fast path, came --path " + engine);
        }
        System.out.println(ConfigWriter.jsonLine(Benchmark.run(workload, engine, used)));
        if (profile) {
            System.err.print(Benchmark.profile(workload, used).text());
        }
    }

    private void measureFaces(int used) {
        refuse(
                Stream.of(size, path),
                "--size and --path are for networks on random numbers, not for the model " + model);
        if (profile) {
            throw new InputException("--profile is for networks on random numbers, not for the model " + model);
        }
        int faces = within("--batch", requireNonNullElse(batch, 1), Workload.MAX_BATCH);
        int times = within("--steps", requireNonNullElse(steps, 50), Workload.MAX_STEPS);
        System.out.println(ConfigWriter.jsonLine(
                FaceTime.of(model, ModelChoice.of("--model", model, System.err).file(), faces, times, used)));
    }

    private void compare(int used) {
        int count = within("--rounds", requireNonNullElse(rounds, 3), MAX_ROUNDS);
        Rivals rivals = new Rivals(
                BenchmarkCommand.class, requireNonNullElse(python, "/usr/bin/python3"), NativeThreads.set(used));
        Comparison comparison = Comparison.run(Comparison.TABLE, rivals, count, System.err::println);
        System.out.print(ComparisonTable.of(comparison));
        if (json != null) {
            try {
                AtomicFile.write(json, ConfigWriter.json(comparison));
            } catch (IOException e) {
                throw new InputException("--json: " + json + " can't be written: " + e, e);
            }
            System.out.println("\nwritten: " + json);
        }
    }

    private static boolean isNetwork(String name) {
        return Arrays.stream(BenchmarkNetwork.values())
                .anyMatch(network -> network.toString().equals(name));
    }

    private static <T> T named(String option, String name, T[] values) {
        for (T value : values) {
            if (value.toString().equals(name)) {
                return value;
            }
        }
        String accepted = Arrays.toString(values).replaceAll("[\\[\\]]", "");
        throw new InputException(option + ": expected one of " + accepted + ", came " + name);
    }

    private static void refuse(Stream<Object> given, String why) {
        if (given.anyMatch(Objects::nonNull)) {
            throw new InputException(why);
        }
    }
}
