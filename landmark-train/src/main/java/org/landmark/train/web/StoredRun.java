package org.landmark.train.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.eval.metric.FaceErrors;
import org.landmark.eval.metric.Scores;
import org.landmark.train.EpochMetrics;
import org.landmark.train.page.EpochFile;
import org.landmark.train.page.EpochRecord;
import org.landmark.train.page.FaceRanking;
import org.landmark.train.page.FirstFilters;
import org.landmark.train.page.FixedFaces;
import org.landmark.train.page.MapFile;
import org.landmark.train.page.PageFolder;
import org.landmark.train.page.Progress;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunRecord;

/** A run's files as a page reads them: anything may be missing, torn or of another version. */
final class StoredRun {
    private static final long MOST_BYTES = 1L << 26;

    private final RunFolder run;
    private final PageFolder page;
    private final ReadFiles files;

    StoredRun(RunFolder run, ReadFiles files) {
        this.run = run;
        this.page = PageFolder.of(run);
        this.files = files;
    }

    /** @throws InputException if it is damaged or of another version */
    RunRecord record() {
        return files.get(run.runJson(), RunRecord.class, file -> run.readRun());
    }

    /** @throws InputException if they are damaged */
    @SuppressWarnings("unchecked")
    List<EpochMetrics> metrics() {
        return Files.exists(run.metrics())
                ? files.get(run.metrics(), List.class, file -> run.readMetrics())
                : List.of();
    }

    /** The state of a run as a word. */
    String state() {
        if (record().result() != null) {
            return "ended";
        }
        Optional<Progress> progress = progress();
        if (progress.isEmpty()) {
            return "unfinished";
        }
        return progress.get().state() == Progress.State.TRAINING
                        && !progress.get().isAlive()
                ? "killed"
                : progress.get().state().name().toLowerCase(Locale.ROOT);
    }

    Optional<Progress> progress() {
        return read(page.progress(), Progress.class);
    }

    Optional<FixedFaces> faces() {
        return read(page.faces(), FixedFaces.class);
    }

    Optional<FaceRanking> ranking() {
        return read(page.ranking(), FaceRanking.class);
    }

    Optional<FirstFilters> filters() {
        return read(page.filters(), FirstFilters.class);
    }

    Optional<MapFile.OfPoint> maps(int point) throws IOException {
        return new MapFile(page.maps()).read(point);
    }

    boolean hasMaps() {
        return Files.isRegularFile(page.maps());
    }

    /** The picture of a validation face; empty if there is none. */
    Optional<Path> picture(int face) {
        return Optional.of(page.picture(face)).filter(Files::isRegularFile);
    }

    /**
     * What the page keeps of some epochs.
     *
     * @param from the first one, from 1
     */
    List<EpochRecord> epochs(int from, int count) throws IOException {
        Optional<FixedFaces> fixed = faces();
        return fixed.isEmpty()
                ? List.of()
                : new EpochFile(
                                page.epochs(),
                                2 * fixed.get().faces().size() * fixed.get().points())
                        .read(from, count);
    }

    /** What the mean shape gets; of runs before there were pages, where their errors are told. */
    Optional<Scores> meanShape() {
        Optional<FixedFaces> fixed = faces();
        if (fixed.isPresent()) {
            return Optional.of(new Scores(
                    Double.NaN, fixed.get().meanShapePixels(), fixed.get().meanShapeNme()));
        }
        if (!Files.exists(run.errors())) {
            return Optional.empty();
        }
        try {
            return Optional.of(files.get(run.errors(), Scores.class, file -> meanOf(run.readErrors())));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    private static Scores meanOf(List<FaceErrors> errors) {
        OptionalDouble any = errors.stream()
                .mapToDouble(face -> face.meanShape().meanErrorPixels())
                .findAny();
        if (any.isEmpty()) {
            throw new InputException("no faces");
        }
        return Scores.mean(errors.stream().map(FaceErrors::meanShape).toList());
    }

    private <T> Optional<T> read(Path file, Class<T> type) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(files.get(file, type, path -> ConfigReader.json(text(path), path.toString(), type)));
        } catch (InputException e) { // as if it were not there: the run itself is sound
            return Optional.empty();
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw InputException.in(file, "is too large");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException(file + ": can't be read (" + e.getMessage() + ")", e);
        }
    }
}
