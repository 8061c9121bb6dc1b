package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.Landmarks;
import org.landmark.data.command.Launcher;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.predict.Models;
import org.landmark.models.zoo.ShippedModel;

/** The command line of the server. */
@Timeout(120)
class ServeCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("serving at (http://127\\.0\\.0\\.1:\\d+/)");

    @TempDir
    static Path shared;

    private static Path boxed;
    private static Path nose;

    @RegisterExtension
    final CapturedConsole console = new CapturedConsole();

    @BeforeAll
    static void write() throws IOException {
        boxed = Files.createDirectory(shared.resolve("by-box")).resolve("model.zip");
        write(Models.boxed(), boxed);
        nose = shared.resolve("tip.zip");
        write(Models.data("nose", Models.RATIOS), nose);
    }

    private static void write(DataSpec data, Path file) throws IOException {
        double[] middle = new double[2 * data.scheme().count()];
        Arrays.fill(middle, 0.5);
        Models.meanShape(data, Landmarks.of(middle)).write(file);
    }

    @Test
    void servesItsModelsUnderTheirNamesUntilItIsInterrupted() throws Exception {
        AtomicInteger code = new AtomicInteger(-1);
        Thread command = new Thread(
                () -> code.set(serve("--model", boxed, "--model", "nase=" + nose, "--model", "spitze=nose")));
        command.start();
        Matcher address = ADDRESS.matcher("");
        while (!address.reset(console.out()).find()) {
            assertThat(command.isAlive()).as(console.err()).isTrue();
            Thread.sleep(50);
        }
        assertThat(console.out())
                .contains("model by-box: ibug68, from " + boxed, "model nase: nose, from " + nose)
                .contains("model: nose, " + ShippedModel.NOSE.notice(), "model spitze: nose, which comes along");
        HttpResponse<String> list = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address.group(1) + "models"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(list.body())
                .contains(
                        "\"name\":\"by-box\"", "\"name\":\"nase\"", "\"uploadBytes\":20971520", "\"pixels\":50000000");
        command.interrupt();
        command.join();
        assertThat(code).as(console.err()).hasValue(0);
    }

    @Test
    void refusesWhatItCanNotServe() {
        assertRefused("missing.zip", "--model", "missing.zip");
        assertRefused("two models are called tip", "--model", nose, "--model", nose);
        assertRefused("--port: expected 1 to 65535, came 0", "--model", nose, "--port", 0);
        assertRefused("--upload-limit: expected 1 to 256, came 300", "--model", nose, "--upload-limit", 300);
        assertRefused("--pixel-limit: expected 1 to 100, came 0", "--model", nose, "--pixel-limit", 0);
        assertRefused(
                "was trained on boxes round faces (expected --detector haar", "--model", boxed, "--detector", "none");
        assertRefused("--detector yunet needs its network", "--model", boxed, "--detector", "yunet");
        assertRefused("can't be asked for a face in a box", "--model", nose, "--detector", "haar");
    }

    private void assertRefused(String why, Object... arguments) {
        console.clear();
        assertThat(serve(arguments)).as(why).isEqualTo(2);
        assertThat(console.err()).contains(why);
        assertThat(console.err().lines()).hasSize(1);
    }

    private static int serve(Object... arguments) {
        return Launcher.run(
                new ServeCommand(), Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }
}
