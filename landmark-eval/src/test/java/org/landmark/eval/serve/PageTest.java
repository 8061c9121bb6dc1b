package org.landmark.eval.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.eval.detect.DrawnFaces;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The page in a real browser. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PageTest {
    private static final String SEEN = "document.getElementById('picture').dataset.model";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static TestServer server;
    private static byte[] photo;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        server = TestServer.start();
        photo = Files.readAllBytes(
                DrawnFaces.in(folder.resolve("faces"), 1).get(0).photo());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        browser.complaints();
        browser.resize(1280, 860);
        browser.open(server.page());
    }

    private static void drop() {
        browser.drop(photo, "drawn.jpg", "image/jpeg");
        browser.until(SEEN);
    }

    private static void say(String text) {
        browser.until("document.getElementById('error').textContent.includes(" + "'" + text + "')");
        assertThat(browser.at("error").isDisplayed()).isTrue();
        assertThat(browser.drawn("points")).isEqualTo("0");
    }

    @Test
    void aPhotoThatIsDroppedIsShownWithItsPoints() {
        assertThat(browser.at("invitation").getText()).contains("Drop a photo of a face here", "at most 1.0 MB");
        drop();
        assertThat(browser.drawn("points")).isEqualTo("68");
        assertThat(browser.drawn("faces")).isEqualTo("1");
        assertThat(browser.drawn("model")).isEqualTo("whole");
        assertThat(browser.at("status").getText()).isEqualTo("1 face, 68 points");
        assertThat(browser.at("times").getText()).contains("whole", "Network", "ms");
        assertThat(browser.at("picture").getAccessibleName()).isEqualTo("drawn.jpg with 1 face");
        assertThat(browser.at("invitation").isDisplayed()).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aChosenFileIsShownToo() throws IOException {
        Path file = Files.write(folder.resolve("chosen.jpg"), photo);
        browser.at("file").sendKeys(file.toString());
        browser.until(SEEN);
        assertThat(browser.drawn("points")).isEqualTo("68");
    }

    @Test
    void marksComeAndGo() {
        drop();
        Set<String> pictures = new LinkedHashSet<>();
        pictures.add(picture());
        for (String name : List.of("boxes", "points", "lines", "glasses")) {
            browser.box(name).click();
            pictures.add(picture());
        }
        assertThat(pictures).as("each changes the picture").hasSize(5);
        assertThat(browser.drawn("points")).isEqualTo("0");
        browser.box("points").click();
        assertThat(browser.drawn("points")).isEqualTo("68");
    }

    private static String picture() {
        return (String) browser.script("return document.getElementById('picture').toDataURL()");
    }

    /** The lenses' middles are dark, and more so than the photo there. */
    @Test
    void theGlassesAreHeldByTheEyes() throws Exception {
        drop();
        List.of("boxes", "points", "lines").forEach(name -> browser.box(name).click());
        JsonNode points = TestServer.json(server.post("predict", photo)).at("/faces/0/landmarks");
        JsonNode eyes = TestServer.json(server.get("models")).at("/models/0/eyes");
        JsonNode left = points.get(eyes.get(0).asInt());
        JsonNode right = points.get(eyes.get(1).asInt());
        double[] lens = {
            0.81 * left.get(0).asDouble() + 0.19 * right.get(0).asDouble(),
            0.81 * left.get(1).asDouble() + 0.19 * right.get(1).asDouble()
        };
        long before = brightness(lens);
        browser.box("glasses").click();
        assertThat(brightness(lens)).isLessThan(before - 20);
    }

    private static long brightness(double[] place) {
        return browser.number("(() => { const c = document.getElementById('picture');"
                + "const scale = c.width / Number(document.querySelector('#times dd').textContent.split(' ')[0]);"
                + "const p = c.getContext('2d').getImageData(scale * (" + place[0] + " + 0.5), scale * (" + place[1]
                + " + 0.5), 1, 1).data;"
                + "return p[0] + p[1] + p[2]; })()");
    }

    @Test
    void anotherModelSeesTheSamePhoto() {
        drop();
        Select choice = new Select(browser.at("models"));
        choice.selectByVisibleText("imm");
        browser.until(SEEN + " === 'imm'");
        assertThat(browser.drawn("points")).isEqualTo("58");
        assertThat(browser.at("scheme").getText()).contains("58 points (imm58)");
        choice.selectByVisibleText("nose");
        browser.until(SEEN + " === 'nose'");
        assertThat(browser.drawn("points")).isEqualTo("1");
        assertThat(browser.box("glasses").isEnabled()).isFalse();
        choice.selectByVisibleText("boxed");
        browser.until(SEEN + " === 'boxed'");
        assertThat(browser.drawn("points")).isEqualTo("68");
        assertThat(browser.at("times").getText()).contains("Detection");
    }

    @Test
    void aPhotoWithoutAFaceSaysSo() throws IOException {
        new Select(browser.at("models")).selectByVisibleText("boxed");
        browser.drop(TestServer.png(200, 150), "empty.png", "image/png");
        browser.until(SEEN);
        assertThat(browser.at("status").getText()).isEqualTo("No face found");
        assertThat(browser.drawn("points")).isEqualTo("0");
    }

    @Test
    void whatIsNoPhotoIsSaidInWords() {
        drop();
        browser.drop("words".getBytes(StandardCharsets.UTF_8), "notes.txt", "text/plain");
        say("notes.txt is not an image of a known format (expected JPEG, PNG or BMP).");
        assertThat(browser.at("status").getText()).isEqualTo("No result");
        assertThat(browser.at("times").getText()).isEmpty();
        drop();
        assertThat(browser.at("error").isDisplayed()).isFalse();
    }

    @Test
    void whatIsTooLargeIsNotEvenSent() {
        browser.drop(new byte[TestServer.UPLOAD_BYTES + 100_000], "huge.jpg", "image/jpeg");
        say("huge.jpg is too large: 1.1 MB, and the server takes 1.0 MB.");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Which the server does not decode. */
    @Test
    void otherFormatsOfTheBrowserAreSentInOneOfTheServers() {
        String webp = (String) browser.script("const c = document.createElement('canvas');"
                + "c.width = 90; c.height = 70; c.getContext('2d').fillRect(5, 5, 50, 50);"
                + "return c.toDataURL('image/webp');");
        assertThat(webp).startsWith("data:image/webp");
        browser.drop(Base64.getDecoder().decode(webp.substring(webp.indexOf(',') + 1)), "a.webp", "image/webp");
        browser.until(SEEN);
        assertThat(browser.drawn("points")).isEqualTo("68");
        assertThat(browser.at("times").getText()).contains("90 × 70");
    }

    @Test
    void theCameraIsLookedAtPictureByPicture() {
        browser.camera(true);
        browser.at("camera").click();
        browser.until("Number(document.getElementById('picture').dataset.frames) > 2");
        assertThat(browser.drawn("points")).isEqualTo("68");
        assertThat(browser.at("camera").getText()).isEqualTo("Stop the camera");
        new Select(browser.at("models")).selectByVisibleText("imm");
        browser.until(SEEN + " === 'imm'");
        assertThat(browser.drawn("points")).isEqualTo("58");
        assertThat(browser.at("times").getText()).contains("per second");
        browser.at("camera").click();
        browser.until("document.getElementById('camera').textContent === 'Use the camera'");
        assertThat(browser.complaints()).isEmpty();
        drop();
        assertThat(browser.at("camera").getText()).isEqualTo("Use the camera");
    }

    @Test
    void aCameraThatMayNotBeUsedIsSaidInWords() {
        browser.camera(false);
        browser.at("camera").click();
        say("The browser was not allowed to use the camera.");
        assertThat(browser.at("camera").getText()).isEqualTo("Use the camera");
    }

    @Test
    void theAnswerIsDownloaded() throws Exception {
        Path downloads = Files.createDirectory(folder.resolve("downloads"));
        browser.downloadTo(downloads);
        assertThat(browser.at("download").isEnabled()).isFalse();
        drop();
        browser.at("download").click();
        Path file = downloads.resolve("drawn.json");
        for (int tries = 0; tries < 200 && !Files.exists(file); tries++) {
            Thread.sleep(50);
        }
        JsonNode answer = new ObjectMapper().readTree(file.toFile());
        assertThat(answer.get("model").asText()).isEqualTo("whole");
        assertThat(answer.at("/faces/0/landmarks")).hasSize(68);
    }

    @Test
    void aServerThatIsGoneIsSaidInWords() throws IOException {
        try (TestServer other = TestServer.start()) {
            browser.open(other.page());
        }
        browser.drop(photo, "drawn.jpg", "image/jpeg");
        say("The server does not answer. Is it still running?");
    }

    @Test
    void allIsReachedByTheKeyboard() {
        drop();
        Set<String> reached = new LinkedHashSet<>();
        for (int i = 0; i < 12; i++) {
            browser.press(Keys.TAB);
            reached.add((String) browser.script(
                    "const a = document.activeElement; return a.id || a.name || a.tagName.toLowerCase();"));
        }
        assertThat(reached).contains("file", "camera", "download", "models", "boxes", "points", "lines", "glasses");
        browser.box("points").sendKeys(Keys.SPACE);
        assertThat(browser.drawn("points")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1024, 1920})
    void itFitsEveryWidth(int width) {
        browser.resize(width, 700);
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        drop();
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        assertThat(browser.number("document.getElementById('picture').getBoundingClientRect().right"))
                .isLessThanOrEqualTo(width);
    }

    @Test
    void lightAndDarkFollowTheSystem() {
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
