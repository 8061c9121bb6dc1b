package org.landmark.tuning.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.file.AtomicFile;

/** Names, reads and writes the files of a sweep. */
public record SweepFolder(Path root) {
    private static final Path RUNS = Path.of("runs");

    /**
     * The folder for a new sweep: the given one, or the first of {@code runs/sweep-NAME}, {@code runs/sweep-NAME-2}, ... that holds none.
     *
     * @throws InputException if the given one already holds a sweep
     */
    public static SweepFolder choose(Optional<Path> out, String name) {
        String usual = "sweep-" + name;
        SweepFolder folder = new SweepFolder(out.orElseGet(() -> RUNS.resolve(usual)));
        if (out.isPresent() && folder.holdsSweep()) {
            throw new InputException("--out " + out.get() + ": already holds a sweep (--resume " + out.get()
                    + " goes on with it; otherwise choose another folder)");
        }
        for (int number = 2; folder.holdsSweep(); number++) {
            folder = new SweepFolder(RUNS.resolve(usual + "-" + number));
        }
        return folder;
    }

    /**
     * The folder of a sweep that is to go on.
     *
     * @throws InputException if it holds none
     */
    public static SweepFolder open(Path root) {
        SweepFolder folder = new SweepFolder(root);
        if (!folder.holdsSweep()) {
            throw InputException.in(root, "is no sweep's folder (expected sweep.json in it)");
        }
        return folder;
    }

    private boolean holdsSweep() {
        return Files.exists(sweepJson());
    }

    /** What the sweep is of. */
    public Path sweepJson() {
        return root.resolve("sweep.json");
    }

    /** One line per candidate. */
    public Path journal() {
        return root.resolve("sweep.jsonl");
    }

    /** One line per seed of each of the best candidates. */
    public Path finals() {
        return root.resolve("finals.jsonl");
    }

    /** The candidates by their scores. */
    public Path ranking() {
        return root.resolve("ranking.csv");
    }

    /** The best candidate's experiment. */
    public Path best() {
        return root.resolve("best.yaml");
    }

    public Path report() {
        return root.resolve("report.html");
    }

    /** What the browser shows. */
    public Path stats() {
        return root.resolve("stats.db");
    }

    /** A picture of the report. */
    public Path plot(String name) {
        return root.resolve("plots").resolve(name + ".png");
    }

    /** The run folder of a candidate, from this folder. */
    public static Path candidate(int number) {
        return Path.of("candidates", String.format(Locale.ROOT, "%03d", number));
    }

    /** The run folder of one of the best candidates with another seed, from this folder. */
    public static Path rerun(int number, long seed) {
        return Path.of("finals", String.format(Locale.ROOT, "%03d-seed%d", number, seed));
    }

    public void write(SweepRecord record) throws IOException {
        AtomicFile.write(sweepJson(), ConfigWriter.json(record));
    }

    /**
     * The sweep's record.
     *
     * @throws InputException if it is damaged or of another version
     */
    public SweepRecord read() {
        try {
            return ConfigReader.json(Files.readString(sweepJson()), sweepJson().toString(), SweepRecord.class);
        } catch (IOException e) {
            throw new InputException(sweepJson() + ": can't be read (" + e.getMessage() + ")", e);
        }
    }
}
