package org.landmark.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.file.AtomicFile;
import org.landmark.eval.metric.FaceErrors;
import org.landmark.train.EpochMetrics;

/** Names, reads and writes the files of a run. */
public record RunFolder(Path root) {
    private static final Path RUNS = Path.of("runs");

    /**
     * The folder for a new run: the given one, or the first of {@code runs/NAME}, {@code runs/NAME-2}, ... that holds no run.
     * Nothing is made yet.
     *
     * @throws InputException if the given one already holds a run
     */
    public static RunFolder choose(Optional<Path> out, String name) {
        RunFolder folder = new RunFolder(out.orElseGet(() -> RUNS.resolve(name)));
        if (out.isPresent() && folder.holdsRun()) {
            throw new InputException("--out " + out.get() + ": already holds a run (--resume " + out.get()
                    + " goes on with it; otherwise choose another folder)");
        }
        for (int number = 2; folder.holdsRun(); number++) {
            folder = new RunFolder(RUNS.resolve(name + "-" + number));
        }
        return folder;
    }

    /**
     * The folder of a run that is to go on.
     *
     * @throws InputException if it holds no run with a checkpoint
     */
    public static RunFolder open(Path root) {
        RunFolder folder = new RunFolder(root);
        if (!folder.holdsRun()) {
            throw InputException.in(root, "is no run folder (expected run.json in it)");
        }
        return folder;
    }

    /** The folder's own name. */
    public String name() {
        return String.valueOf(root.toAbsolutePath().normalize().getFileName());
    }

    private boolean holdsRun() {
        return Files.exists(runJson());
    }

    /** Provenance, configuration, baseline, start and end. */
    public Path runJson() {
        return root.resolve("run.json");
    }

    /** One line per epoch. */
    public Path metrics() {
        return root.resolve("metrics.jsonl");
    }

    /** The best model by validation loss. */
    public Path model() {
        return root.resolve("model.zip");
    }

    /** What the run can go on from. */
    public RunCheckpoints checkpoints() {
        return new RunCheckpoints(root.resolve("checkpoints"));
    }

    /** What the browser shows. */
    public Path stats() {
        return root.resolve("stats.db");
    }

    /** One line per validation face: the errors of the best model and of the mean shape. */
    public Path errors() {
        return root.resolve("errors.jsonl");
    }

    /** A picture of the report. */
    public Path plot(String name) {
        return root.resolve("plots").resolve(name + ".png");
    }

    public Path report() {
        return root.resolve("report.html");
    }

    /** Deletes what a kill has left of files that were being written. */
    public void sweep() throws IOException {
        for (Path folder : List.of(root, root.resolve("plots"), root.resolve("checkpoints"), root.resolve("page"))) {
            AtomicFile.sweep(folder);
        }
    }

    public void writeRun(RunRecord run) throws IOException {
        AtomicFile.write(runJson(), ConfigWriter.json(run));
    }

    /**
     * The run's record.
     *
     * @throws InputException if it is damaged or of another version
     */
    public RunRecord readRun() {
        try {
            String json = Files.readString(runJson());
            int format = ConfigReader.json(json, runJson().toString(), RunRecord.Version.class)
                    .format();
            if (format != RunRecord.FORMAT) {
                throw InputException.in(
                        runJson(),
                        "is of another version of this program: format " + format + " (expected " + RunRecord.FORMAT
                                + ")");
            }
            return ConfigReader.json(json, runJson().toString(), RunRecord.class);
        } catch (IOException e) {
            throw new InputException(runJson() + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    public void writeMetrics(List<EpochMetrics> history) throws IOException {
        writeLines(metrics(), history);
    }

    /**
     * The metrics of every epoch.
     *
     * @throws InputException if they are not there or damaged
     */
    public List<EpochMetrics> readMetrics() {
        return readLines(metrics(), EpochMetrics.class);
    }

    public void writeErrors(List<FaceErrors> errors) throws IOException {
        writeLines(errors(), errors);
    }

    /**
     * The errors on every validation face.
     *
     * @throws InputException if they are not there or damaged
     */
    public List<FaceErrors> readErrors() {
        return readLines(errors(), FaceErrors.class);
    }

    private static void writeLines(Path file, List<?> records) throws IOException {
        AtomicFile.write(
                file,
                records.stream()
                        .map(record -> ConfigWriter.jsonLine(record) + "\n")
                        .collect(Collectors.joining()));
    }

    private static <T> List<T> readLines(Path file, Class<T> type) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .mapToObj(i -> ConfigReader.json(lines.get(i), file + ":" + (i + 1), type))
                    .toList();
        } catch (IOException e) {
            throw new InputException(file + ": can't be read (" + e.getMessage() + ")", e);
        }
    }
}
