package org.landmark.eval.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.eval.detect.DrawnFaces;

/** What is not answered over HTTP, and what is said instead. */
@Timeout(120)
class RefusedRequestsTest {
    @TempDir
    static Path folder;

    private static TestServer server;
    private static byte[] photo;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start();
        photo = Files.readAllBytes(DrawnFaces.in(folder, 1).get(0).photo());
    }

    @AfterAll
    static void stop() {
        server.close();
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
                "predict?boxes=9000,2,9,9 | 422 | the box 9000,2,9,9 (left, top, width, height in pixels) lies beside the photo",
                "predict?boxes=1,2,1e7,9  | 422 | is far larger than the photo",
                "predict?boxes=1,2,.5,9   | 422 | is too small for a face (expected 8x8 or more)",
                "predict?model=nose&boxes=1,2,30,40 | 422 | can't be asked for a face in a box",
                "models                   | 405 | Method Not Allowed",
                "elsewhere                | 404 | not found"
            })
    void whatCanNotBeAnsweredIsSaid(String path, int status, String why) throws Exception {
        assertRefused(server.post(path, photo), status, why);
    }

    /** Refused before any of it is read, a client that still sends would otherwise find its connection gone. */
    @ParameterizedTest
    @CsvSource({"predict?model=unknown, 404", "predict?modle=whole, 400", "models, 405", "elsewhere, 404"})
    void whoSendsMuchHearsWhy(String path, int status) throws Exception {
        byte[] much = new byte[8 * TestServer.UPLOAD_BYTES];
        for (int tries = 0; tries < 10; tries++) {
            assertThat(server.post(path, much).statusCode()).isEqualTo(status);
        }
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
        assertRefused(server.post("predict", Arrays.copyOf(TestServer.png(50, 50), 40)), 422, "the photo ");
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

    /** The beginning of a PNG that says it is so large, and is nothing more. */
    private static byte[] header(int width, int height) throws IOException {
        byte[] bytes = TestServer.png(1, 1);
        ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) sum.getValue());
        return bytes;
    }
}
