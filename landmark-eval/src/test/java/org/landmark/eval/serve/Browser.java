package org.landmark.eval.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The system's Chromium, without a screen, whose camera is a drawn one. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DROP =
            """
            const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], arguments[1], { type: arguments[2] }));
            const what = { dataTransfer: data, bubbles: true, cancelable: true };
            const stage = document.getElementById('stage');
            stage.dispatchEvent(new DragEvent('dragover', what));
            const over = stage.classList.contains('over');
            stage.dispatchEvent(new DragEvent('drop', what));
            return over && !stage.classList.contains('over');
            """;

    /** Says at each start that it knows no commands of so new a browser beyond those used here. */
    private static final Logger LOG = Logger.getLogger("org.openqa.selenium.devtools");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it; the test is skipped, and says so, where there is none. */
    static Browser start() {
        Optional<Path> chromium = program("chromium");
        Optional<Path> driver = program("chromedriver");
        assumeTrue(
                chromium.isPresent() && driver.isPresent(),
                "the page is not tested without a browser (Debian: apt-get install chromium chromium-driver)");
        LOG.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments(
                "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--use-fake-device-for-media-stream");
        if ("root".equals(System.getProperty("user.name"))) { // who has no sandbox
            options.addArguments("--no-sandbox");
        }
        return new Browser(new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get().toFile())
                        .usingAnyFreePort()
                        .build(),
                options));
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void open(String page) {
        driver.get(page);
        until("document.body.dataset.ready === 'true'");
    }

    /** Drops a file on the photo's place. */
    void drop(byte[] file, String name, String type) {
        assertThat(script(DROP, Base64.getEncoder().encodeToString(file), name, type))
                .as("the place shows that it takes files")
                .isEqualTo(true);
    }

    WebElement at(String id) {
        return driver.findElement(By.id(id));
    }

    WebElement box(String name) {
        return driver.findElement(By.cssSelector("#shown input[name=" + name + "]"));
    }

    /** Presses a key, wherever the page's focus is. */
    void press(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    String drawn(String what) {
        return at("picture").getDomAttribute("data-" + what);
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** A number that an expression gives. */
    long number(String expression) {
        return ((Number) script("return Math.round(" + expression + ")")).longValue();
    }

    void until(String condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(script("return Boolean(" + condition + ")"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError(condition + " did not come; the page says: "
                        + script("return document.body.innerText") + "; " + complaints());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What the user would have answered to whether the page may use the camera. */
    void camera(boolean allowed) {
        driver.executeCdpCommand(
                "Browser.setPermission",
                Map.of("permission", Map.of("name", "camera"), "setting", allowed ? "granted" : "denied"));
    }

    void downloadTo(Path folder) throws IOException {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", folder.toRealPath().toString()));
    }

    /** What the browser complains about since it was asked last: scripts that fail, and what the page's policy forbids. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
