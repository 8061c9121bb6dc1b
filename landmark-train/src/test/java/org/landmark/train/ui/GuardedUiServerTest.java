package org.landmark.train.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.Seed;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.CoordinateCodec;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.SmallCnn;
import org.landmark.train.web.RunShelf;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

@Timeout(120)
class GuardedUiServerTest {
    private static final RunShelf NO_RUNS = RunShelf.of(Path.of("target", "no-runs"));

    /** The first step comes too soon, and one after a report that took time is left out. */
    private static final String SCORES = "\"scoresIter\":[1,3]";

    private static final String TOKEN = "a-token-of-some-length";

    private static GuardedUiServer start() {
        return GuardedUiServer.start(UiPlace.local(), NO_RUNS);
    }

    @Test
    void isReachedFromThisMachineAlone() throws Exception {
        GuardedUiServer server = start();
        try {
            assertThat(get(server.address("/train/overview")).statusCode()).isEqualTo(200);
            Optional<InetAddress> other = otherAddress();
            assumeTrue(other.isPresent(), "this machine has no address but loopback");
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other.get(), server.getPort()), 2000))
                        .isInstanceOf(ConnectException.class);
            }
        } finally {
            server.close();
        }
    }

    @Test
    void answersOnlyReadersWhoAskForThisMachine() throws Exception {
        GuardedUiServer server = start();
        try {
            HttpResponse<String> upload = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/tsne/upload"))
                                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(upload.statusCode()).isEqualTo(405);
            assertThat(statusFor("localhost:" + server.getPort(), server.getPort()))
                    .contains(" 200 ");
            assertThat(statusFor("rebound.example:" + server.getPort(), server.getPort()))
                    .contains(" 403 ");
        } finally {
            server.close();
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = uploads(temporary);
        GuardedUiServer server = start();
        try {
            assertThat(uploads(temporary)).isEqualTo(before);
        } finally {
            server.close();
        }
    }

    private static List<Path> uploads(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("DL4JUI_"))
                    .sorted()
                    .toList();
        }
    }

    /** A server's own pages may ask, links may be followed, and that is all. */
    @Test
    void pagesOfOtherSitesReadNothing() throws Exception {
        GuardedUiServer server = start();
        try {
            int port = server.getPort();
            for (String path : List.of("/landmarks", "/landmarks/runs", "/train/overview", "/train/sessions/info")) {
                assertThat(status(port, path)).as(path).isEqualTo(200);
                assertThat(status(port, path, "Origin: http://127.0.0.1:" + port))
                        .isEqualTo(200);
                assertThat(status(port, path, "Origin: http://evil.example")).isEqualTo(403);
                assertThat(status(port, path, "Origin: null")).isEqualTo(403);
                assertThat(status(port, path, "Sec-Fetch-Site: same-origin")).isEqualTo(200);
                assertThat(status(port, path, "Sec-Fetch-Site: cross-site")).isEqualTo(403);
                assertThat(status(port, path, "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors"))
                        .isEqualTo(403);
                assertThat(status(
                                port,
                                path,
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document"))
                        .isEqualTo(200);
            }
            for (String path : List.of("/remoteReceive", "/tsne/upload", "/tsne/post/x", "/landmarks/runs", "/")) {
                for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
                    assertThat(status(method, port, path))
                            .as(method + " " + path)
                            .isEqualTo(405);
                }
            }
            for (String path : List.of(
                    "/assets/../../etc/passwd",
                    "/assets/%2e%2e/x",
                    "/assets/webjars/..%2f..%2fx",
                    "/assets/..\\x",
                    "/landmarks/../landmarks")) {
                assertThat(status(port, path)).as(path).isEqualTo(404);
            }
            assertThat(status(port, "/")).isEqualTo(302);
        } finally {
            server.close();
        }
    }

    @Test
    void aTokenIsShownOnceForACookie() throws Exception {
        GuardedUiServer server = GuardedUiServer.start(UiPlace.of(null, null, TOKEN), NO_RUNS);
        try {
            int port = server.getPort();
            assertThat(server.address("/landmarks"))
                    .isEqualTo("http://127.0.0.1:" + port + "/landmarks?token=" + TOKEN);
            for (String path :
                    List.of("/", "/landmarks", "/landmarks/runs", "/train/overview", "/assets/js/counter.js")) {
                assertThat(status(port, path)).as(path).isEqualTo(401);
                assertThat(status(port, path + "?token=" + TOKEN + "x")).isEqualTo(401);
                assertThat(status(port, path, "Cookie: landmark-ui-" + port + "=" + TOKEN))
                        .isEqualTo(401);
            }
            assertThat(get("http://127.0.0.1:" + port + "/landmarks").body()).hasLineCount(1);
            HttpResponse<String> welcome = get(server.address("/landmarks"));
            assertThat(welcome.body()).contains("url=/landmarks\"").doesNotContain(TOKEN);
            String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie)
                    .contains("; HttpOnly", "; SameSite=Strict")
                    .startsWith("landmark-ui-" + port + "=")
                    .doesNotContain(TOKEN);
            String pair = cookie.substring(0, cookie.indexOf(';'));
            assertThat(status(port, "/landmarks/runs", "Cookie: other=1; " + pair))
                    .isEqualTo(200);
            assertThat(status(port, "/landmarks/runs", "Cookie: " + pair + "0")).isEqualTo(401);
            assertThat(status("POST", port, "/remoteReceive", "Cookie: " + pair))
                    .isEqualTo(405);
            assertThat(get("http://127.0.0.1:" + port + "/%3Cscript%3E?token=" + TOKEN)
                            .body())
                    .contains("url=/landmarks\"");
        } finally {
            server.close();
        }
    }

    @Test
    void otherMachinesAreAnsweredOnlyWithAToken() throws Exception {
        GuardedUiServer server = GuardedUiServer.start(UiPlace.of(null, "0.0.0.0", null), NO_RUNS);
        try {
            int port = server.getPort();
            String link = server.address("/landmarks");
            assertThat(link).matches("http://[0-9.]+:" + port + "/landmarks\\?token=[0-9a-f]{32}");
            assertThat(get(link).statusCode()).isEqualTo(200);
            assertThat(get(link.substring(0, link.indexOf('?'))).statusCode()).isEqualTo(401);
            assertThat(statusFor("rebound.example:" + port, port)).contains(" 403 ");
        } finally {
            server.close();
        }
    }

    private static int status(int port, String path, String... headers) throws IOException {
        return status("GET", port, path, headers);
    }

    private static int status(String method, int port, String path, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            StringBuilder request = new StringBuilder(
                    method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(line.split(" ")[1]);
        }
    }

    private static String statusFor(String host, int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /train/overview HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void foreignObjectsAreNotDeserialisedOnceStatisticsAreOpen(@TempDir Path folder) throws Exception {
        StatsFile.open(folder.resolve("stats.db")).close();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new java.io.File("x"));
        }
        assertThatThrownBy(() -> {
                    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                        in.readObject();
                    }
                })
                .isInstanceOf(InvalidClassException.class);
    }

    @Test
    void takesTheNextPortUnlessOneWasAskedFor() throws Exception {
        GuardedUiServer first = start();
        GuardedUiServer second = start();
        try {
            assertThat(first.getPort()).isGreaterThanOrEqualTo(9000);
            assertThat(second.getPort()).isGreaterThan(first.getPort());
        } finally {
            first.close();
            second.close();
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> GuardedUiServer.start(UiPlace.of(taken.getLocalPort(), null, null), NO_RUNS))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("--ui-port " + taken.getLocalPort());
        }
    }

    @Test
    void showsWhatATrainingPublishes(@TempDir Path folder) throws Exception {
        SmallCnn spec = new SmallCnn(List.of(2), 3, List.of(4), null);
        ComputationGraph network = spec.create(new NetworkSetting(
                new InputSpec(16, 12, null, null),
                new CoordinateCodec(1, 0, 1),
                Loss.MSE,
                new Adam(1e-3),
                new Seed(1)));
        try (TrainingUi ui = TrainingUi.start(folder.resolve("stats.db"), UiPlace.local(), NO_RUNS)) {
            AtomicLong now = new AtomicLong();
            network.addListeners(new StatisticsListener(ui.router(), "a-run", new ReportPace(now::get)));
            INDArray input = Nd4j.rand(2, 1, 12, 16);
            INDArray target = Nd4j.rand(2, 2);
            for (int i = 0; i < 5; i++) {
                now.addAndGet(11_000_000_000L);
                network.fit(new MultiDataSet(input, target));
            }
            String data = "";
            for (int tries = 0; tries < 50 && !data.contains(SCORES); tries++) {
                Thread.sleep(200);
                data = data(ui.address("/train/overview"));
            }
            assertThat(data).contains(SCORES);
            assertThat(get(ui.address("/train/overview")).body()).contains("/assets/");
        }
        assertThat(folder.resolve("stats.db")).isNotEmptyFile();
        try (StoredRunsUi stored = StoredRunsUi.start(List.of(folder.resolve("stats.db")), UiPlace.local(), NO_RUNS)) {
            assertThat(stored.problems()).isEmpty();
            assertThat(data(stored.address("/train/overview"))).contains(SCORES);
        }
    }

    @Test
    void aDamagedFileOfStatisticsIsPutAside(@TempDir Path folder) throws Exception {
        Path stats = folder.resolve("stats.db");
        Files.writeString(stats, "torn".repeat(1000));
        try (TrainingUi ui = TrainingUi.start(stats, UiPlace.local(), NO_RUNS)) {
            assertThat(get(ui.address("/train/overview")).statusCode()).isEqualTo(200);
        }
        assertThat(folder.resolve("stats.db.broken")).hasContent("torn".repeat(1000));
    }

    @Test
    void halfAFileOfStatisticsIsLeftOutWithALine(@TempDir Path folder) throws Exception {
        Path stats = folder.resolve("stats.db");
        TrainingUi.start(stats, UiPlace.local(), NO_RUNS).close();
        byte[] bytes = Files.readAllBytes(stats);
        for (int length : new int[] {bytes.length / 2, 100, 1}) {
            Path torn = folder.resolve(length + ".db"); // a file that could not be opened stays locked within a process
            Files.write(torn, Arrays.copyOf(bytes, length));
            try (StoredRunsUi stored = StoredRunsUi.start(List.of(torn), UiPlace.local(), NO_RUNS)) {
                assertThat(stored.problems()).hasSize(1).allMatch(line -> line.contains(".db: is damaged"));
                assertThat(get(stored.address("/landmarks")).statusCode()).isEqualTo(200);
            }
        }
    }

    private static Optional<InetAddress> otherAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst();
    }

    private static String data(String page) throws IOException, InterruptedException {
        return get(page + "/data").body().replaceAll("\\s", "");
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
