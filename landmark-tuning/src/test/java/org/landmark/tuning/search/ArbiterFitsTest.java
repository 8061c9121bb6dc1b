package org.landmark.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.runner.LocalOptimizationRunner;
import org.deeplearning4j.arbiter.ui.module.ArbiterModule;
import org.deeplearning4j.ui.api.UIModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.config.Settings;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.spec.DatasetKind;
import org.landmark.train.ui.TrainingUi;
import org.landmark.train.ui.UiPlace;
import org.landmark.train.web.RunShelf;
import org.landmark.tuning.DrawnFaces;
import org.landmark.tuning.TinySweep;
import org.landmark.tuning.config.Sweep;
import org.landmark.tuning.run.CandidateRecord;
import org.landmark.tuning.run.CandidateTraining;
import org.landmark.tuning.run.Journal;
import org.landmark.tuning.run.SweepClock;
import org.landmark.tuning.run.SweepData;
import org.landmark.tuning.run.SweepFolder;

/**
 * Arbiter stopped at 1.0.0-beta7, Deeplearning4j went on: here is what would break first, its generators, its runner, and its page with
 * our facts, in the UI server of today.
 */
@Timeout(300)
class ArbiterFitsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void itsPageIsAModuleOfTheUiServer() {
        assertThat(ServiceLoader.load(UIModule.class)).anyMatch(ArbiterModule.class::isInstance);
    }

    /** Arbiter's own task for a network takes two seconds after each candidate. */
    @Test
    void nothingWaitsBetweenCandidates() throws IOException {
        Sweep sweep = read("space: {train.clip: {min: 0.0, max: 1.0, steps: 50}}\n");
        FreshCandidates fresh = new FreshCandidates(
                Generators.of(sweep.config()), sweep.config().space(), List.of(), 50);
        TrialTasks tasks = new TrialTasks((trial, status) -> new CandidateRecord(
                trial.number(),
                trial.parameters(),
                1,
                1,
                1,
                1.0 / trial.number(),
                null,
                false,
                0,
                0,
                "run",
                List.of(),
                trial.genes()));
        LocalOptimizationRunner[] runner = new LocalOptimizationRunner[1];
        runner[0] = new LocalOptimizationRunner(
                new OptimizationConfiguration.Builder()
                        .candidateGenerator(fresh)
                        .scoreFunction(new SmallerIsBetter("score"))
                        .terminationConditions(new WhenDone(
                                "end", () -> !fresh.hasMoreCandidates() && runner[0].numCandidatesQueued() == 0))
                        .build(),
                tasks);
        long began = System.nanoTime();
        runner[0].execute();
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(runner[0].numCandidatesCompleted()).isEqualTo(50);
        assertThat(runner[0].bestScoreCandidateIndex()).isEqualTo(50);
        assertThat(seconds).as("seconds of 50 candidates that do nothing").isLessThan(20);
    }

    @Test
    void aSweepIsOnItsPageAndEachCandidateOnItsOwn() throws Exception {
        for (String generator : List.of(
                "generator: grid\n",
                "generator: random\nend: {candidates: 2}\n",
                "generator: genetic\nend: {candidates: 2}\n")) {
            Path root = folder.resolve(Integer.toString(generator.hashCode()));
            Sweep sweep = read("space:\n  train.clip: {min: 0.5, max: 2.0, scale: log, steps: 2}\n" + generator);
            try (TrainingUi ui = TrainingUi.start(
                    Files.createDirectories(root).resolve("stats.db"), UiPlace.local(), RunShelf.of(root))) {
                Journal journal = search(sweep, root, ui);
                assertThat(journal.records()).hasSize(2).allMatch(CandidateRecord::succeeded);

                String base = ui.address("");
                assertThat(get(base + "/landmarks/runs"))
                        .contains("\"arbiter\":true", "candidates/001", "candidates/002", "ended");
                assertThat(get(base + "/arbiter")).contains("<html");
                for (int tries = 0;
                        tries < 300 && !get(base + "/arbiter/sessions/all").contains("a sweep");
                        tries++) {
                    Thread.sleep(200); // pages are told by a thread of their own
                }
                assertThat(get(base + "/arbiter/lastUpdate")).contains("statusUpdateTime");
                assertThat(get(base + "/arbiter/config"))
                        .contains("train.clip", "loss, smaller is better", "run folders");
                assertThat(get(base + "/arbiter/summary")).contains("Models Completed", "Best Score");
                JsonNode results = JSON.readTree(get(base + "/arbiter/results"));
                assertThat(results).hasSize(2);
                for (JsonNode row : results) {
                    CandidateRecord record = journal.records().stream()
                            .filter(known -> Integer.toString(known.number())
                                    .equals(row.get(0).asText()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(row.get(1).asDouble()).isEqualTo(record.score());
                    assertThat(row.get(2).asText()).isEqualTo("Complete");
                    assertThat(get(base + "/arbiter/candidateInfo/" + record.number()))
                            .contains("train.clip", "Number of Parameters");
                }
                assertThat(get(base + "/train/sessions/info"))
                        .contains(root.getFileName() + "-001", root.getFileName() + "-002");
            }
        }
    }

    @Test
    void aCandidatesFacesAreThoseOfItsRun() throws IOException {
        Path root = Files.createDirectories(folder.resolve("faces"));
        search(read("space: {train.batch: [4]}\n"), root, null);
        RunFaces faces = new RunFaces();
        Properties properties = new Properties();
        properties.setProperty(RunFaces.RUN, root.resolve("candidates/001").toString());
        faces.configure(properties);
        assertThat((List<?>) faces.trainData()).hasSize(12);
        assertThat((List<?>) faces.testData()).hasSize(6);
    }

    private static Journal search(Sweep sweep, Path root, TrainingUi ui) throws IOException {
        SweepFolder folder = new SweepFolder(root);
        SweepData data = new SweepData(
                new DataLocation(DatasetKind.IMM, DrawnFaces.imm(), Optional.empty(), DataLocation.Origin.OPTION), 0);
        Journal journal = Journal.open(folder.journal());
        SweepClock clock = new SweepClock(List.of());
        Optional<TrainingUi> pages = Optional.ofNullable(ui);
        CandidateTraining training = new CandidateTraining(sweep, folder, data, List.of(), 0, pages, clock);
        new SweepSearch(sweep.config(), training, journal, clock, 1, record -> {})
                .run(pages.map(TrainingUi::router), "a sweep");
        return journal;
    }

    private Sweep read(String rest) throws IOException {
        return Sweep.read(TinySweep.write(folder.resolve("conf"), rest), Settings.options(List.of()), List.of(), false);
    }

    private static String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .timeout(Duration.ofSeconds(60))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return response.body();
    }
}
