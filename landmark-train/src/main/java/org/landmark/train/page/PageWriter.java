package org.landmark.train.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Seed;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.file.AtomicFile;
import org.landmark.eval.draw.FacePicture;
import org.landmark.eval.draw.Filters;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.metric.Ranking;
import org.landmark.eval.metric.Scores;
import org.landmark.eval.predict.Evaluation;
import org.landmark.train.TrainedNetwork;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;
import org.landmark.train.config.TrainSpec;
import org.landmark.train.run.RunPlan;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Keeps what a run's page shows, from the validation that the training makes anyway; it draws no random numbers and asks the network
 * for nothing more. What takes time is left out after epochs that are shorter than that is worth. A page that can't be written is said
 * once, and ends no training.
 */
public final class PageWriter implements TrainingListener {
    private static final int FACES = 8;
    private static final int MAPPED = 4;
    private static final int RANKED = 4;
    private static final int PICTURE = 256;
    private static final long PROGRESS_NANOS = 500_000_000;

    /** Pictures are written anew when so many times as long has gone by as they took. */
    private static final long PATIENCE = 100;

    private final RunPlan plan;
    private final PageFolder folder;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final ISchedule rates;
    private final List<Integer> faces;
    private final EpochFile epochs;
    private final ProgressClock clock;
    private long lastProgress;
    private long nextPictures;
    private boolean givenUp;

    /**
     * For a run.
     *
     * @param out where it is said that the page can't be written
     */
    public PageWriter(RunPlan plan, PrintStream out) {
        this(plan, out, System::nanoTime);
    }

    PageWriter(RunPlan plan, PrintStream out, LongSupplier nanoTime) {
        this.plan = plan;
        this.folder = PageFolder.of(plan.folder());
        this.out = out;
        this.nanoTime = nanoTime;
        this.nextPictures = nanoTime.getAsLong();
        TrainSpec train = plan.config().train();
        int training = plan.split().training().size();
        this.rates =
                train.schedule().schedule(train.optimizer().learningRate(), train.batchesOf(training), train.epochs());
        this.faces = drawn(plan.config().seed(), plan.split().validation().size());
        this.epochs = new EpochFile(
                folder.epochs(),
                2 * faces.size() * plan.config().data().scheme().count());
        this.clock = new ProgressClock(train.epochs(), train.samplesOf(training), nanoTime);
    }

    private static List<Integer> drawn(long seed, int count) {
        SplittableRandom random = new SplittableRandom(new Seed(seed).derive("page", 0));
        int[] order = IntStream.range(0, count).toArray();
        for (int i = 0; i < Math.min(FACES, count); i++) {
            int other = i + random.nextInt(count - i);
            int face = order[other];
            order[other] = order[i];
            order[i] = face;
        }
        return IntStream.of(order).limit(FACES).sorted().boxed().toList();
    }

    /** Begins the page, or goes on with it where the training does. */
    public void begin() {
        attempt(() -> {
            epochs.keepTo(plan.start().epoch());
            for (int face : faces) {
                picture(face);
            }
            write(folder.faces(), ConfigWriter.json(fixedFaces())); // whoever reads of a face finds its picture
            int inPart = plan.start().part() == null ? 0 : plan.start().part().faces();
            clock.begin(plan.start().epoch(), inPart);
            progress(Progress.State.TRAINING, null);
        });
    }

    private FixedFaces fixedFaces() {
        LandmarkScheme scheme = plan.config().data().scheme();
        Scores mean = Scores.of(Evaluation.meanShape(plan.card(), plan.split().validation()));
        return new FixedFaces(
                FixedFaces.FORMAT,
                faces.stream()
                        .map(face -> ShownFace.of(face, validation(face), PICTURE))
                        .toList(),
                scheme.lines(),
                IntStream.range(0, scheme.count()).mapToObj(scheme::pointName).toList(),
                mean.nme(),
                mean.meanErrorPixels());
    }

    private CroppedFace validation(int face) {
        return plan.split().validation().get(face);
    }

    @Override
    public List<Integer> mapsWanted() {
        return faces.subList(0, Math.min(MAPPED, faces.size()));
    }

    @Override
    public void batchDone(BatchProgress batch) {
        clock.reached(batch.epoch(), batch.faces());
        if (nanoTime.getAsLong() - lastProgress >= PROGRESS_NANOS) {
            attempt(() -> progress(Progress.State.TRAINING, batch.meanLoss()));
        }
    }

    @Override
    public void epochDone(EpochResult result) {
        attempt(() -> {
            epochs.write(record(result));
            long begin = nanoTime.getAsLong();
            if (begin - nextPictures >= 0 || result.state().isOver(plan.config().train())) {
                pictures(result);
                long end = nanoTime.getAsLong();
                nextPictures = end + PATIENCE * (end - begin);
            }
            progress(Progress.State.TRAINING, null);
        });
    }

    private EpochRecord record(EpochResult result) {
        List<Prediction> validation = result.validation();
        float[] points = new float[epochs.numbers()];
        int at = 0;
        for (int face : faces) {
            Prediction prediction = validation.get(face);
            for (double ratio : FacePicture.of(prediction.cropped())
                    .placed(prediction.photo())
                    .toArray()) {
                points[at++] = (float) ratio;
            }
        }
        int steps = result.trained().network().getIterationCount();
        return new EpochRecord(
                result.state().epoch(),
                rates.valueAt(steps - 1, result.state().epoch() - 1),
                Scores.of(validation).meanErrorPixels(),
                points);
    }

    private void pictures(EpochResult result) throws IOException {
        int epoch = result.state().epoch();
        Ranking ranking = Ranking.of(result.validation());
        List<ShownFace> best = shown(result.validation(), ranking.best(RANKED));
        List<ShownFace> worst = shown(result.validation(), ranking.worst(RANKED));
        write(folder.ranking(), ConfigWriter.jsonLine(new FaceRanking(epoch, ranking.order(), best, worst)));
        if (!result.maps().isEmpty()) {
            AtomicFile.replace(folder.maps(), MapFile.bytes(epoch, result.maps()));
        }
        List<Filters> filters = Filters.firstOf(result.trained().model());
        if (!filters.isEmpty()) {
            write(folder.filters(), ConfigWriter.jsonLine(FirstFilters.of(epoch, filters.get(0))));
        }
    }

    private List<ShownFace> shown(List<Prediction> validation, List<Prediction> some) throws IOException {
        List<ShownFace> shown = new java.util.ArrayList<>();
        for (Prediction one : some) {
            int face = IntStream.range(0, validation.size())
                    .filter(i -> validation.get(i) == one)
                    .findFirst()
                    .orElseThrow();
            picture(face);
            shown.add(ShownFace.of(face, one, PICTURE));
        }
        return shown;
    }

    private void picture(int face) throws IOException {
        Path file = folder.picture(face);
        if (Files.exists(file)) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(FacePicture.of(validation(face)).image(validation(face), PICTURE), "jpg", stream);
        } catch (InputException e) { // a photo that is gone by now is missing on the page, too
            return;
        }
        AtomicFile.replace(file, bytes.toByteArray());
    }

    /** The state is kept in the middle of an epoch. */
    @Override
    public void keep(TrainedNetwork trained, TrainingState state) {
        attempt(() -> progress(Progress.State.TRAINING, null));
    }

    /** The training is over, one way or the other. */
    public void end(Progress.State state) {
        attempt(() -> progress(state, null));
    }

    private void progress(Progress.State state, Double meanLoss) throws IOException {
        write(folder.progress(), ConfigWriter.jsonLine(clock.progress(state, meanLoss)));
        lastProgress = nanoTime.getAsLong();
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(Work work) {
        if (givenUp) {
            return;
        }
        try {
            work.run();
        } catch (IOException e) {
            givenUp = true;
            out.println("page: can't be written in " + folder.root() + " (" + e.getMessage()
                    + "); the training goes on without");
        }
    }
}
