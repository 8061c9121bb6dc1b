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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

@Timeout(120)
class LoopbackUiServerTest {
    @Test
    void isReachedFromThisMachineAlone() throws Exception {
        LoopbackUiServer server = LoopbackUiServer.start(OptionalInt.empty());
        try {
            assertThat(get(server.page()).statusCode()).isEqualTo(200);
            Optional<InetAddress> other = otherAddress();
            assumeTrue(other.isPresent(), "this machine has no address but loopback");
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other.get(), server.getPort()), 2000))
                        .isInstanceOf(ConnectException.class);
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void answersOnlyReadersWhoAskForThisMachine() throws Exception {
        LoopbackUiServer server = LoopbackUiServer.start(OptionalInt.empty());
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
        LoopbackUiServer first = LoopbackUiServer.start(OptionalInt.empty());
        LoopbackUiServer second = LoopbackUiServer.start(OptionalInt.empty());
        try {
            assertThat(first.getPort()).isGreaterThanOrEqualTo(9000);
            assertThat(second.getPort()).isGreaterThan(first.getPort());
        } finally {
            first.stop();
            second.stop();
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> LoopbackUiServer.start(OptionalInt.of(taken.getLocalPort())))
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
        try (TrainingUi ui = TrainingUi.start(folder.resolve("stats.db"), OptionalInt.empty())) {
            ui.watch(network, "a-run", 10);
            INDArray input = Nd4j.rand(2, 1, 12, 16);
            INDArray target = Nd4j.rand(2, 2);
            for (int i = 0; i < 5; i++) {
                network.fit(new MultiDataSet(input, target));
            }
            String data = "";
            for (int tries = 0; tries < 50 && !data.contains("\"scoresIter\":[0,1,2,3,4]"); tries++) {
                Thread.sleep(200);
                data = data(ui.page());
            }
            assertThat(data).contains("\"scoresIter\":[0,1,2,3,4]");
            assertThat(get(ui.page()).body()).contains("/assets/");
        }
        assertThat(folder.resolve("stats.db")).isNotEmptyFile();
        try (StoredRunsUi stored = StoredRunsUi.start(List.of(folder.resolve("stats.db")), OptionalInt.empty())) {
            assertThat(stored.problems()).isEmpty();
            assertThat(data(stored.page())).contains("\"scoresIter\":[0,1,2,3,4]");
        }
    }

    @Test
    void aDamagedFileOfStatisticsIsPutAside(@TempDir Path folder) throws Exception {
        Path stats = folder.resolve("stats.db");
        java.nio.file.Files.writeString(stats, "torn".repeat(1000));
        try (TrainingUi ui = TrainingUi.start(stats, OptionalInt.empty())) {
            assertThat(get(ui.page()).statusCode()).isEqualTo(200);
        }
        assertThat(folder.resolve("stats.db.broken")).hasContent("torn".repeat(1000));
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
