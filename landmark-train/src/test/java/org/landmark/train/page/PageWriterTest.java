package org.landmark.train.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.eval.metric.MeanPixelError;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.predict.PointMaps;
import org.landmark.train.Trainer;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;
import org.landmark.train.run.RunPlan;

class PageWriterTest {
    @TempDir
    static Path faces;

    @TempDir
    Path folder;

    @BeforeAll
    static void draw() throws IOException {
        SyntheticFaces.writeImm(faces, 4, 3);
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        return ConfigReader.json(Files.readString(file), file.toString(), type);
    }

    @Test
    void keepsWhatTheValidationGives() throws IOException {
        RunPlan plan = SmallRun.plan(faces, folder.resolve("run"), SmallRun.NOSE);
        List<List<Prediction>> seen = new ArrayList<>();
        TrainingListener spy = new TrainingListener() {
            @Override
            public void epochDone(EpochResult result) {
                seen.add(result.validation());
            }
        };
        SmallRun.train(plan, spy);
        PageFolder page = PageFolder.of(plan.folder());
        FixedFaces fixed = read(page.faces(), FixedFaces.class);
        assertThat(fixed.faces()).hasSize(6).extracting(ShownFace::face).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(fixed.points()).isEqualTo(1);
        assertThat(fixed.meanShapeNme()).isNull();
        assertThat(fixed.meanShapePixels()).isPositive();
        List<EpochRecord> epochs = new EpochFile(page.epochs(), 12).read(1, 9);
        assertThat(epochs).hasSize(3);
        for (EpochRecord one : epochs) {
            List<Prediction> validation = seen.get(one.epoch() - 1);
            double pixels = validation.stream()
                    .mapToDouble(
                            prediction -> new MeanPixelError().of(prediction).orElseThrow())
                    .average()
                    .orElseThrow();
            assertThat(one.pixels()).isEqualTo(pixels, within(1e-9));
            for (int i = 0; i < 6; i++) { // the whole photo is what the network sees
                assertThat(one.points()[2 * i])
                        .isEqualTo((float) validation.get(i).ratios().x(0), within(1e-4f));
                assertThat(one.points()[2 * i + 1])
                        .isEqualTo((float) validation.get(i).ratios().y(0), within(1e-4f));
            }
        }
        assertThat(epochs).extracting(EpochRecord::learningRate).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(epochs.get(2).learningRate()).isEqualTo(1e-4, within(2e-5));
        FaceRanking ranking = read(page.ranking(), FaceRanking.class);
        assertThat(ranking.epoch()).isEqualTo(3);
        assertThat(ranking.best()).hasSize(4).extracting(ShownFace::pixels).isSorted();
        assertThat(ranking.worst().get(0).pixels())
                .isGreaterThanOrEqualTo(ranking.best().get(3).pixels());
        FirstFilters filters = read(page.filters(), FirstFilters.class);
        assertThat(filters.count()).isEqualTo(4);
        assertThat(read(page.progress(), Progress.class).state()).isEqualTo(Progress.State.ENDED);
        for (ShownFace face : fixed.faces()) {
            assertThat(ImageIO.read(page.picture(face.face()).toFile()).getWidth())
                    .isEqualTo(face.width());
        }
        assertThat(page.maps()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {SmallRun.MAPS, SmallRun.INTEGRAL})
    void keepsTheMapsThatPointsAreReadFromAndChangesNothing(String yaml) throws IOException {
        RunPlan plan = SmallRun.plan(faces, folder.resolve("with"), yaml);
        List<List<PointMaps>> seen = new ArrayList<>();
        TrainingState with = SmallRun.train(plan, new TrainingListener() {
            @Override
            public void epochDone(EpochResult result) {
                seen.add(result.maps());
            }
        });
        RunPlan plain = SmallRun.plan(faces, folder.resolve("without"), yaml);
        TrainingState without = new Trainer(plain.config(), plain.card().codec(), plain.split(), List.of())
                .train(plain.trained(), plain.start());
        assertThat(plan.trained().model().params())
                .isEqualTo(plain.trained().model().params());
        assertThat(plan.network().getUpdater().getStateViewArray())
                .isEqualTo(plain.network().getUpdater().getStateViewArray());
        for (int i = 0; i < 2; i++) {
            assertThat(with.history().get(i).validationLoss())
                    .isEqualTo(without.history().get(i).validationLoss());
        }
        assertThat(seen.get(1)).extracting(PointMaps::face).containsExactly(0, 1, 2, 3);
        PointMaps last = seen.get(1).get(0);
        assertThat(last.points()).isEqualTo(58);
        MapFile.OfPoint kept =
                new MapFile(PageFolder.of(plan.folder()).maps()).read(57).orElseThrow();
        assertThat(kept.epoch()).isEqualTo(2);
        assertThat(kept.maps()).hasSize(4);
        if (yaml.equals(SmallRun.INTEGRAL)) {
            double sum = 0;
            double mean = 0;
            int area = last.height() * last.width();
            for (int i = 0; i < area; i++) {
                sum += last.values()[i];
                mean += last.values()[i] * (i % last.width() + 0.5) / last.width();
            }
            assertThat(sum).as("a map's shares are the whole").isEqualTo(1, within(1e-4));
            List<EpochRecord> records =
                    new EpochFile(PageFolder.of(plan.folder()).epochs(), 6 * 116).read(2, 1);
            assertThat(records).hasSize(1);
            assertThat(mean).isBetween(0.0, 1.0);
        }
    }

    @Test
    void whatCanNotBeWrittenIsSaidOnceAndEndsNothing() throws IOException {
        RunPlan plan = SmallRun.plan(faces, folder.resolve("run"), SmallRun.NOSE);
        Files.createDirectories(plan.folder().root());
        Files.writeString(plan.folder().root().resolve("page"), "in the way");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PageWriter page = new PageWriter(plan, new PrintStream(said, true));
        page.begin();
        TrainingState end = new Trainer(plan.config(), plan.card().codec(), plan.split(), List.of(page))
                .train(plan.trained(), plan.start());
        page.end(Progress.State.ENDED);
        assertThat(end.epoch()).isEqualTo(3);
        assertThat(said.toString()).hasLineCount(1).contains("page: can't be written in", "goes on without");
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        RunPlan plan = SmallRun.plan(faces, folder.resolve("run"), SmallRun.NOSE);
        SmallRun.train(plan);
        try (Stream<Path> files = Files.list(PageFolder.of(plan.folder()).root())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name ->
                            name.matches("face-\\d+\\.jpg|(faces|ranking|filters|progress)\\.json|epochs\\.bin"));
        }
    }
}
