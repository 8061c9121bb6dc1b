package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The train command in a process of its own, which can be killed. */
final class TrainProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private TrainProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param log where what it prints is written */
    static TrainProcess start(Path log, List<String> arguments) throws IOException {
        return start(log, List.of(), List.of(), arguments);
    }

    /**
     * @param before words of the command that starts it, before Java's own
     * @param jvm options of its JVM
     */
    static TrainProcess start(Path log, List<String> before, List<String> jvm, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TrainCommand.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new TrainProcess(process, log);
    }

    /** Waits until something is so, while it runs. */
    void await(BooleanSupplier so) throws InterruptedException {
        while (!so.getAsBoolean()) {
            assertThat(process.isAlive()).as(this::output).isTrue();
            Thread.sleep(2);
        }
    }

    /** Waits until it has so many epochs in its metrics. */
    void awaitEpochs(Path run, int epochs) throws InterruptedException {
        Path metrics = run.resolve("metrics.jsonl");
        await(() -> {
            try {
                return Files.exists(metrics) && Files.readAllLines(metrics).size() >= epochs;
            } catch (IOException e) {
                return false;
            }
        });
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill} without a number does. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its end. */
    int code() throws InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(this::output).isTrue();
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
