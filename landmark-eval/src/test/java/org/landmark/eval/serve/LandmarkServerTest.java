package org.landmark.eval.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.eval.detect.DrawnFaces;
import org.landmark.eval.predict.FaceLandmarks;
import org.landmark.eval.predict.Models;

/** What is answered over HTTP. */
@Timeout(120)
class LandmarkServerTest {
    @TempDir
    static Path folder;

    private static TestServer server;
    private static FaceSample face;
    private static byte[] photo;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start();
        face = DrawnFaces.in(folder, 1).get(0);
        photo = Files.readAllBytes(face.photo());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPhotoIsAnsweredByItsFaces() throws Exception {
        HttpResponse<String> response = server.post("predict", photo);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode answer = TestServer.json(response);
        int width = face.photoSize().width();
        int height = face.photoSize().height();
        assertThat(answer.get("model").asText()).isEqualTo("whole");
        assertThat(answer.get("scheme").asText()).isEqualTo("ibug68");
        assertThat(answer.get("width").asInt()).isEqualTo(width);
        assertThat(answer.get("height").asInt()).isEqualTo(height);
        JsonNode only = answer.get("faces").get(0);
        assertThat(answer.get("faces")).hasSize(1);
        assertThat(only.get("landmarks")).hasSize(68);
        assertThat(only.at("/landmarks/7/0").asDouble())
                .isCloseTo(TestServer.points(68).x(7) * width - 0.5, within(0.02));
        assertThat(only.at("/landmarks/7/1").asDouble())
                .isCloseTo(TestServer.points(68).y(7) * height - 0.5, within(0.02));
        assertThat(only.at("/box/width").asInt()).isEqualTo(width);
        assertThat(only.has("score")).isFalse();
        JsonNode took = answer.get("milliseconds");
        assertThat(took.has("detection")).isFalse();
        assertThat(took.get("decoding").asDouble()).isBetween(0.0, 60_000.0);
        assertThat(took.get("network").asDouble()).isBetween(0.0, 60_000.0);
    }

    @Test
    void facesAreFoundForAModelOfBoxes() throws Exception {
        JsonNode answer = TestServer.json(server.post("predict?model=boxed", photo));
        assertThat(answer.get("model").asText()).isEqualTo("boxed");
        assertThat(answer.at("/milliseconds/detection").asDouble()).isPositive();
        assertThat(answer.get("faces")).hasSize(1);
        JsonNode box = answer.at("/faces/0/box");
        assertThat(answer.at("/faces/0/score").asDouble()).isPositive();
        double middle = box.get("left").asDouble() + box.get("width").asDouble() / 2;
        assertThat(middle)
                .isCloseTo(
                        face.box().left() + face.box().width() / 2,
                        within(0.3 * face.box().width()));
    }

    @Test
    void boxesStandInTheDetectorsPlace() throws Exception {
        JsonNode answer = TestServer.json(server.post("predict?model=boxed&boxes=10,20,100,120;30,40,50.5,60", photo));
        assertThat(answer.get("faces")).hasSize(2);
        assertThat(answer.at("/faces/1/box/width").asDouble()).isEqualTo(50.5);
        assertThat(answer.at("/faces/1/landmarks")).hasSize(68);
        assertThat(answer.get("milliseconds").has("detection")).isFalse();
    }

    @Test
    void aFormIsAsGoodAsABody() throws Exception {
        JsonNode body = TestServer.json(server.post("predict?model=imm", photo));
        JsonNode form = TestServer.json(server.form("predict?model=imm", photo));
        assertThat(form.get("faces")).isEqualTo(body.get("faces"));
        assertThat(form.at("/faces/0/landmarks")).hasSize(58);
    }

    @Test
    void aFlipTestTakesTheMeanOverTheMirrorImage() throws Exception {
        JsonNode plain = TestServer.json(server.post("predict", photo)).at("/faces/0/landmarks");
        JsonNode flipped =
                TestServer.json(server.post("predict?flipTest=true", photo)).at("/faces/0/landmarks");
        double width = face.photoSize().width();
        double other = width - 1 - plain.at("/36/0").asDouble(); // point 45 comes from 36, seen as on the photo itself
        assertThat(flipped.at("/45/0").asDouble()).isCloseTo((plain.at("/45/0").asDouble() + other) / 2, within(0.02));
    }

    @Test
    void noFaceIsAnEmptyList() throws Exception {
        HttpResponse<String> response = server.post("predict?model=boxed", png(200, 150));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).get("faces")).isEmpty();
    }

    /** Of a photo that lies on its side, value 6: its file's rows are columns from the right. */
    @Test
    void pixelsCountInTheFileUnlessTheUprightPhotoIsAskedFor() throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(photo));
        byte[] turned = onItsSide(photo);
        JsonNode upright = TestServer.json(server.post("predict?pixels=upright", turned));
        JsonNode inFile = TestServer.json(server.post("predict", turned));
        assertThat(upright.get("width").asInt()).isEqualTo(image.getHeight());
        assertThat(upright.get("height").asInt()).isEqualTo(image.getWidth());
        assertThat(inFile.get("width").asInt()).isEqualTo(image.getWidth());
        double x = upright.at("/faces/0/landmarks/3/0").asDouble();
        double y = upright.at("/faces/0/landmarks/3/1").asDouble();
        assertThat(inFile.at("/faces/0/landmarks/3/0").asDouble()).isCloseTo(y, within(0.02));
        assertThat(inFile.at("/faces/0/landmarks/3/1").asDouble()).isCloseTo(image.getHeight() - 1 - x, within(0.02));
        JsonNode boxed = TestServer.json(server.post("predict?model=boxed&pixels=upright&boxes=5,6,70,80", turned));
        assertThat(boxed.at("/faces/0/box/left").asDouble()).isEqualTo(5);
        assertThat(boxed.at("/faces/0/box/height").asDouble()).isEqualTo(80);
    }

    @Test
    void modelsAreListedWithWhatDrawingThemNeeds() throws Exception {
        JsonNode list = TestServer.json(server.get("models"));
        assertThat(list.get("models").findValuesAsText("name")).containsExactly("whole", "boxed", "imm", "nose");
        JsonNode whole = list.at("/models/0");
        assertThat(whole.get("points").asInt()).isEqualTo(68);
        assertThat(whole.get("lines")).hasSize(9);
        assertThat(List.of(whole.at("/eyes/0").asInt(), whole.at("/eyes/1").asInt()))
                .containsExactlyInAnyOrder(36, 45);
        assertThat(whole.get("detects").asBoolean()).isFalse();
        assertThat(list.at("/models/1/detects").asBoolean()).isTrue();
        assertThat(list.at("/models/3").has("eyes")).isFalse();
        assertThat(list.get("uploadBytes").asInt()).isEqualTo(TestServer.UPLOAD_BYTES);
        assertThat(list.at("/glasses/anchors/1/0").asDouble())
                .isGreaterThan(list.at("/glasses/anchors/0/0").asDouble());
        HttpResponse<byte[]> picture = server.client.send(
                HttpRequest.newBuilder(
                                server.at(list.at("/glasses/picture").asText().substring(1)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        BufferedImage glasses = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(glasses.getColorModel().hasAlpha()).isTrue();
        assertThat(list.at("/glasses/anchors/1/0").asDouble()).isLessThan(glasses.getWidth());
    }

    @ParameterizedTest
    @CsvSource({
        "'', text/html",
        "page.css, text/css",
        "page.js, text/javascript",
        "server.js, text/javascript",
        "drawing.js, text/javascript",
        "camera.js, text/javascript",
        "icon.svg, image/svg+xml",
        "glasses.png, image/png"
    })
    void thePageIsServedAndHeldToItself(String path, String type) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("access-control"));
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "predict?model=unknown    | 404 | there are: whole, boxed, imm, nose",
                "predict?modle=whole      | 400 | 'modle' is not known (accepted: boxes, flipTest, model, pixels)",
                "predict?model=a&model=b  | 400 | more than once",
                "predict?flipTest=yes     | 400 | expected false or true, came 'yes'",
                "predict?pixels=seen      | 400 | expected file or upright, came 'seen'",
                "predict?boxes=1,2,3      | 400 | expected LEFT,TOP,WIDTH,HEIGHT",
                "predict?boxes=1,2,3,x    | 400 | came '1,2,3,x'",
                "predict?boxes=1,2,0,4    | 400 | came '1,2,0,4'",
                "predict?boxes=1,2,NaN,4  | 400 | expected LEFT,TOP,WIDTH,HEIGHT",
                "predict?boxes=           | 400 | expected LEFT,TOP,WIDTH,HEIGHT",
                "predict?boxes=9000,2,9,9 | 422 | not that of a face on the photo",
                "predict?boxes=1,2,1e7,9  | 422 | not that of a face on the photo",
                "predict?boxes=1,2,.5,9   | 422 | not that of a face on the photo",
                "predict?model=nose&boxes=1,2,30,40 | 422 | can't be asked for a face in a box",
                "models                   | 405 | Method Not Allowed",
                "elsewhere                | 404 | not found"
            })
    void whatCanNotBeAnsweredIsSaid(String path, int status, String why) throws Exception {
        assertRefused(server.post(path, photo), status, why);
    }

    @Test
    void asManyBoxesAsAnyPhotoHas() throws Exception {
        String box = "10,20,100,120;";
        assertThat(TestServer.json(server.post("predict?boxes=" + box.repeat(99) + "1,2,30,40", photo))
                        .get("faces"))
                .hasSize(100);
        assertRefused(server.post("predict?boxes=" + box.repeat(100) + "1,2,30,40", photo), 400, "more than 100");
    }

    @Test
    void whatIsNoImageIsRefused() throws Exception {
        byte[] text = "no picture at all".getBytes(StandardCharsets.UTF_8);
        assertRefused(server.post("predict", text), 415, "the photo is not an image of a known format");
        assertRefused(server.form("predict", text), 415, "expected JPEG, PNG or BMP");
        assertRefused(server.post("predict", new byte[0]), 400, "no photo came");
        assertRefused(server.form("predict", new byte[0]), 400, "no photo came");
        assertRefused(server.post("predict", Arrays.copyOf(photo, photo.length / 2)), 422, "the photo is truncated");
        assertRefused(server.post("predict", Arrays.copyOf(png(50, 50), 40)), 422, "the photo ");
    }

    @Test
    void aFormWithoutOneFileIsRefused() throws Exception {
        assertRefused(server.form("predict"), 400, "expected one file in the form, came 0");
        assertRefused(server.form("predict", photo, photo), 400, "expected one file in the form, came 2");
        assertRefused(
                server.send(HttpRequest.newBuilder(server.at("predict"))
                        .header("Content-Type", "multipart/form-data")
                        .POST(HttpRequest.BodyPublishers.ofString("torn"))),
                400,
                "the form can't be read");
        assertRefused(
                server.send(HttpRequest.newBuilder(server.at("predict"))
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(photo)))),
                411,
                "Content-Length");
    }

    @Test
    void imageBombsAreRefusedByTheirHeader() throws Exception {
        assertRefused(server.post("predict", header(50_000, 50_000)), 413, "is too large: 50000x50000");
        assertRefused(server.post("predict", header(2001, 2000)), 413, "2001x2000 (at most 4 megapixels)");
        assertRefused(server.post("predict", header(2000, 2000)), 422, "can't be decoded");
    }

    @Test
    void uploadsEndAtTheirLimit() throws Exception {
        byte[] large = new byte[TestServer.UPLOAD_BYTES + 1];
        assertRefused(server.post("predict", large), 413, "the upload is too large (at most 1048576 bytes)");
        assertRefused(server.form("predict", large), 413, "the upload is too large");
        assertRefused(chunked(large), 413, "the upload is too large");
        assertRefused(chunked(new byte[TestServer.UPLOAD_BYTES]), 415, "not an image");
        assertThat(chunked(photo).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> chunked(byte[] body) throws IOException, InterruptedException {
        return server.send(HttpRequest.newBuilder(server.at("predict"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    @Test
    void whoFindsNoPlaceIsToldWhenToComeAgain() throws Exception {
        try (TestServer small = TestServer.start(2);
                Socket first = half(small);
                Socket second = half(small)) {
            HttpResponse<String> response = small.post("predict", photo);
            assertRefused(response, 503, "too many photos are waiting already");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(rest(first)).contains(" 200 ");
            assertThat(rest(second)).contains(" 200 ");
            HttpResponse<String> after = small.post("predict", photo);
            for (int tries = 0; tries < 100 && after.statusCode() == 503; tries++) { // until both have left
                after = small.post("predict", photo);
            }
            assertThat(after.statusCode()).isEqualTo(200);
        }
    }

    /** Sends the first half of a photo, once the server goes on from the headers: it has a place in the line then. */
    private static Socket half(TestServer small) throws IOException {
        Socket socket = new Socket("127.0.0.1", small.port());
        socket.getOutputStream()
                .write(("POST /predict HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n"
                                + "Content-Length: " + photo.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        String interim = "HTTP/1.1 100 Continue\r\n\r\n";
        assertThat(new String(socket.getInputStream().readNBytes(interim.length()), StandardCharsets.US_ASCII))
                .isEqualTo(interim);
        socket.getOutputStream().write(photo, 0, photo.length / 2);
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        socket.getOutputStream().write(photo, photo.length / 2, photo.length - photo.length / 2);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aPhotoThatEndsEarlyLeavesItsPlace() throws Exception {
        try (TestServer small = TestServer.start(2)) {
            half(small).close();
            half(small).close();
            HttpResponse<String> after = small.post("predict", photo);
            for (int tries = 0; tries < 100 && after.statusCode() == 503; tries++) {
                Thread.sleep(50);
                after = small.post("predict", photo);
            }
            assertThat(after.statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LocalHost:81, 200",
        "127.0.0.1, 200",
        "rebound.example, 403",
        "127.0.0.1.rebound.example, 403",
        "rebound.example:127, 403",
        "localhost.rebound.example, 403",
        "127.0.0.2, 403"
    })
    void onlyThisMachinesNamesAreAnswered(String host, int status) throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://localhost:99, 415",
        "Origin: http://other.example, 403",
        "Origin: null, 403",
        "Origin: https://localhost:99, 403",
        "Origin: http://localhost:98, 403",
        "Origin: http://localhost, 403",
        "Sec-Fetch-Site: same-origin, 415",
        "Sec-Fetch-Site: none, 415",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: cross-site, 403"
    })
    void pagesOfOtherSitesAreNotAnswered(String header, int status) throws IOException {
        assertThat(raw("POST /predict HTTP/1.1\r\nHost: localhost:99\r\n" + header
                        + "\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no HTTP\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nbad header\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\nConnection: close\r\n\r\n"
            })
    void whatIsNoRequestIsRefusedInTheSameWords(String request) throws IOException {
        assertThat(raw(request))
                .matches("(?s)HTTP/1.1 (400|505) .*")
                .containsIgnoringCase("Content-Type: application/json")
                .contains("{\"error\":\"")
                .doesNotContain("at org.", "Jetty", "<");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void itIsReachedFromThisMachineAlone() throws Exception {
        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        assumeTrue(other.isPresent(), "this machine has no address but loopback");
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other.get(), server.port()), 2000))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aPortInUseIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                FaceLandmarks model = whole()) {
            ServedModels models = new ServedModels(List.of(new ServedModel("a", model, Optional.empty())));
            ServerLimits limits = ServerLimits.ofMachine(20, 50);
            assertThatThrownBy(() -> LandmarkServer.start(models, limits, OptionalInt.of(taken.getLocalPort())))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("--port " + taken.getLocalPort());
            try (LandmarkServer first = LandmarkServer.start(models, limits, OptionalInt.empty());
                    LandmarkServer second = LandmarkServer.start(models, limits, OptionalInt.empty())) {
                assertThat(first.port()).isGreaterThanOrEqualTo(LandmarkServer.PORT);
                assertThat(second.port()).isGreaterThan(first.port());
            }
        }
    }

    @Test
    void modelsNeedDifferentNames() {
        try (FaceLandmarks model = whole()) {
            ServedModel one = new ServedModel("a", model, Optional.empty());
            assertThatThrownBy(() -> new ServedModels(List.of(one, one)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("two models are called a");
            assertThatThrownBy(() -> new ServedModels(List.of())).isInstanceOf(InputException.class);
        }
    }

    private static FaceLandmarks whole() {
        return FaceLandmarks.of(Models.bundle(
                Models.constant(Models.data("nose", Models.RATIOS), TestServer.points(1)),
                Models.data("nose", Models.RATIOS),
                TestServer.points(1)));
    }

    private static void assertRefused(HttpResponse<String> response, int status, String why) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode answer = TestServer.json(response);
        assertThat(answer).hasSize(1);
        assertThat(answer.get("error").asText())
                .contains(why)
                .doesNotContain("\n", "Exception", "org.landmark")
                .hasSizeLessThan(300);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), "png", out);
        return out.toByteArray();
    }

    /** The beginning of a PNG that says it is so large, and is nothing more. */
    private static byte[] header(int width, int height) throws IOException {
        byte[] bytes = png(1, 1);
        ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) sum.getValue());
        return bytes;
    }

    /** The same JPEG, with EXIF's orientation 6. */
    private static byte[] onItsSide(byte[] jpeg) {
        byte[] exif = java.util.HexFormat.of()
                .parseHex("ffe1" + "0022" + "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000"
                        + "00000000");
        ByteBuffer turned = ByteBuffer.allocate(jpeg.length + exif.length);
        return turned.put(jpeg, 0, 2).put(exif).put(jpeg, 2, jpeg.length - 2).array();
    }
}
