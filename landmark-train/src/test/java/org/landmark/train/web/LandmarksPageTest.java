package org.landmark.train.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.train.TrainingListener;
import org.landmark.train.page.SmallRun;
import org.landmark.train.ui.StoredRunsUi;
import org.landmark.train.ui.UiPlace;
import org.openqa.selenium.Keys;

/** The page in a real browser. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LandmarksPageTest {
    @TempDir
    static Path faces;

    @TempDir
    static Path folder;

    private static Browser browser;
    private static StoredRunsUi pages;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        SyntheticFaces.writeImm(faces, 4, 3);
        SmallRun.train(SmallRun.plan(faces, folder.resolve("runs/nose"), SmallRun.NOSE));
        SmallRun.train(SmallRun.plan(faces, folder.resolve("runs/maps"), SmallRun.MAPS));
        Path other = Files.createDirectories(folder.resolve("runs/other"));
        Files.writeString(other.resolve("run.json"), "{\"format\": 9}");
        pages = pages("runs");
    }

    private static StoredRunsUi pages(String runs) {
        return StoredRunsUi.start(List.of(), UiPlace.local(), RunShelf.of(folder.resolve(runs)));
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (pages != null) {
            pages.close();
        }
    }

    @BeforeEach
    void fresh() {
        browser.complaints();
        browser.prefer("light");
        browser.resize(1280, 860);
    }

    private static void open(String run) {
        browser.open(pages.address("/landmarks") + "#" + run);
    }

    private static long points(String plot) {
        return browser.number("Number(document.getElementById('" + plot + "').dataset.points)");
    }

    /** What is predicted for the first face, as it is drawn. */
    private static String drawn() {
        return (String) browser.script("return document.querySelector('#faces .tile').dataset.prediction");
    }

    @Test
    void itFollowsATrainingWithinTwoSeconds() throws Exception {
        AtomicLong ended = new AtomicLong();
        CompletableFuture<Void> go = new CompletableFuture<>();
        TrainingListener pace = new TrainingListener() {
            @Override
            public void epochDone(EpochResult result) {
                ended.set(System.nanoTime());
                go.join();
                try {
                    Thread.sleep(2500);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        CompletableFuture<Void> training = CompletableFuture.runAsync(() -> {
            try {
                SmallRun.train(SmallRun.plan(faces, folder.resolve("live/now"), SmallRun.NOSE), pace);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Files.createDirectories(folder.resolve("live"));
        try (StoredRunsUi live = pages("live")) {
            browser.open(live.address("/landmarks"));
            browser.until("document.body.dataset.epochs === '1'");
            assertThat(browser.text("state")).isEqualTo("Training");
            assertThat(browser.text("progress")).startsWith("1 of 3 epochs");
            assertThat(points("loss")).isEqualTo(1);
            String first = drawn();
            long before = ended.get();
            go.complete(null);
            browser.until("document.body.dataset.epochs === '2'");
            long after = System.nanoTime();
            assertThat(ended.get()).isGreaterThan(before);
            assertThat((after - ended.get()) / 1e9)
                    .as("seconds from an epoch's end")
                    .isLessThan(2);
            assertThat(points("loss")).isEqualTo(2);
            browser.until("document.getElementById('faces').dataset.epoch === '2'");
            assertThat(drawn()).isNotEqualTo(first);
            training.get();
            browser.until("document.getElementById('state').textContent === 'Ended'");
            assertThat(browser.number("document.getElementById('bar').value")).isEqualTo(1);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theSliderGoesThroughTheEpochs() {
        open("run=nose");
        browser.until("document.getElementById('faces').dataset.epoch === '3'");
        assertThat(browser.number("document.querySelectorAll('#faces .tile').length"))
                .isEqualTo(6);
        String last = drawn();
        browser.at("epoch").sendKeys(Keys.ARROW_LEFT);
        browser.until("document.getElementById('faces').dataset.epoch === '2'");
        String second = drawn();
        assertThat(second).isNotEqualTo(last);
        assertThat(browser.text("epoch-text")).matches("epoch 2, [0-9.]+\\u00a0px");
        browser.at("play").click();
        browser.until("document.getElementById('play').textContent === 'Play'"
                + " && document.getElementById('faces').dataset.epoch === '3'");
        assertThat(drawn()).isEqualTo(last);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsCurvesEndsFiltersAndFacts() {
        open("run=nose");
        browser.until("document.querySelectorAll('#filters canvas').length === 4");
        for (String plot : List.of("loss", "error-plot", "rate", "speed")) {
            assertThat(points(plot)).as(plot).isEqualTo(3);
        }
        assertThat(browser.text("loss")).contains("training", "validation", "mean shape", "epoch 3");
        assertThat(browser.text("error-plot")).contains("px of the photo");
        assertThat(browser.number("document.querySelectorAll('#best .tile').length"))
                .isEqualTo(4);
        assertThat(browser.number("document.querySelectorAll('#worst .tile').length"))
                .isEqualTo(4);
        assertThat(browser.text("facts")).contains("small-nose", "18 train, 6 validate");
        assertThat(browser.at("heat").isDisplayed()).as("there are no maps").isFalse();
        browser.until("[...document.images].every((image) => image.complete && image.naturalWidth > 0)");
        browser.at("loss").sendKeys(Keys.ARROW_LEFT);
        assertThat(browser.text("loss")).contains("epoch 2");
        String linear = (String) browser.script("return document.querySelector('#loss svg.plot').innerHTML");
        browser.at("log").click();
        assertThat(browser.script("return document.querySelector('#loss svg.plot').innerHTML"))
                .isNotEqualTo(linear);
        assertThat(browser.at("arbiter").isDisplayed()).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsTheMapsOfAPointThatIsChosen() {
        open("run=maps");
        browser.until("document.querySelectorAll('#maps canvas').length === 4");
        String first = map();
        browser.at("point").sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        browser.until("document.getElementById('maps').dataset.point === '1'");
        assertThat(map()).isNotEqualTo(first);
        assertThat(browser.text("error-plot")).contains("NME");
        assertThat(browser.complaints()).isEmpty();
    }

    private static String map() {
        return (String) browser.script("return document.querySelector('#maps canvas').toDataURL()");
    }

    @Test
    void laysRunsOverEachOther() {
        open("run=nose");
        browser.until("document.body.dataset.run === 'nose'");
        assertThat(browser.number("Number(document.getElementById('loss').dataset.series)"))
                .isEqualTo(2);
        browser.script("document.getElementById('comparison').open = true");
        assertThat(browser.text("others")).contains("maps (2)", "other: ", "another version");
        browser.script("document.querySelector('#others input[value=maps]').click()");
        browser.until("Number(document.getElementById('loss').dataset.series) === 4");
        assertThat(browser.text("loss")).contains("nose validation", "maps validation");
        assertThat(browser.text("error-plot")).as("one of them has no NME").contains("px of the photo");
        browser.script("location.reload()");
        browser.until("document.body.dataset.ready === 'true'"
                + " && Number(document.getElementById('loss').dataset.series) === 4");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aRunThatCanNotBeReadSaysWhy() {
        open("run=other");
        assertThat(browser.text("error")).contains("another version of this program: format 9");
        assertThat(browser.at("curves").isDisplayed()).isFalse();
    }

    @Test
    void saysSoWhenThereIsNothing() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        try (StoredRunsUi none = pages("empty")) {
            browser.open(none.address("/landmarks"));
            assertThat(browser.text("empty")).startsWith("No runs here yet");
            Path begun = Files.createDirectories(folder.resolve("empty/begun"));
            Files.copy(folder.resolve("runs/nose/run.json"), begun.resolve("run.json"));
            browser.until("document.body.dataset.run === 'begun'");
            assertThat(browser.text("no-epoch")).startsWith("No epoch is done yet");
            assertThat(browser.text("no-faces")).startsWith("This run kept no faces");
        }
        browser.until("document.getElementById('error').textContent.includes('does not answer')");
    }

    @Test
    void aThousandEpochsOpenInTwoSeconds() throws IOException {
        Path run = Files.createDirectories(folder.resolve("long/long"));
        Files.copy(folder.resolve("runs/nose/run.json"), run.resolve("run.json"));
        Files.writeString(
                run.resolve("metrics.jsonl"),
                IntStream.rangeClosed(1, 1000)
                        .mapToObj(i -> "{\"epoch\":" + i + ",\"trainLoss\":" + 1.0 / i + ",\"validationLoss\":"
                                + 1.5 / i + ",\"validationNme\":null,\"seconds\":1.5,\"imagesPerSecond\":100.0}")
                        .collect(Collectors.joining("\n")));
        try (StoredRunsUi history = pages("long")) {
            browser.open(history.address("/landmarks")); // what a server does but once
            long begin = System.nanoTime();
            browser.open(history.address("/landmarks"));
            browser.until("document.body.dataset.epochs === '1000'");
            assertThat((System.nanoTime() - begin) / 1e9).isLessThan(2);
            assertThat(points("loss")).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1280})
    void itFitsEveryWidth(int width) {
        browser.resize(width, 800);
        open("run=maps&with=nose");
        browser.until("document.querySelectorAll('#maps canvas').length === 4");
        browser.script("document.getElementById('comparison').open = true");
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }

    @Test
    void lightAndDarkFollowTheSystem() {
        open("run=nose");
        browser.prefer("dark");
        long dark = paper();
        browser.prefer("light");
        assertThat(paper()).isGreaterThan(dark + 400);
    }

    private static long paper() {
        return browser.number("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
                + ".reduce((sum, value) => sum + Number(value), 0)");
    }
}
