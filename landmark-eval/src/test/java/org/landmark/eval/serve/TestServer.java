package org.landmark.eval.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.detect.FaceDetector;
import org.landmark.eval.detect.HaarDetector;
import org.landmark.eval.predict.FaceLandmarks;
import org.landmark.eval.predict.Models;

/**
 * A server of four small models, each of which sees the same points on every picture: {@code whole} 68 on a whole photo, {@code boxed} 68
 * on each face that is found, {@code imm} 58 and {@code nose} one on a whole photo.
 */
final class TestServer implements AutoCloseable {
    static final int UPLOAD_BYTES = 1 << 20;
    static final long PIXELS = 4_000_000;

    private static final int WORKERS = 2;

    final HttpClient client = HttpClient.newHttpClient();

    private final List<FaceLandmarks> models;
    private final FaceDetector detector = HaarDetector.ofLibrary();
    private final LandmarkServer server;

    private TestServer(int places) {
        this.models = List.of(
                model(Models.whole()),
                model(Models.boxed()),
                model(Models.data("imm58", Models.RATIOS)),
                model(Models.data("nose", Models.RATIOS)));
        ServedModels served = new ServedModels(List.of(
                new ServedModel("whole", models.get(0), Optional.empty()),
                new ServedModel("boxed", models.get(1), Optional.of(detector)),
                new ServedModel("imm", models.get(2), Optional.empty()),
                new ServedModel("nose", models.get(3), Optional.empty())));
        this.server = LandmarkServer.start(
                served, new ServerLimits(UPLOAD_BYTES, PIXELS, WORKERS, places), OptionalInt.of(0));
    }

    static TestServer start() {
        return new TestServer(24);
    }

    /** One that turns away whom it has no place for. */
    static TestServer start(int places) {
        return new TestServer(places);
    }

    private static FaceLandmarks model(DataSpec data) {
        Landmarks points = points(data.scheme().count());
        return FaceLandmarks.of(Models.meanShape(data, points));
    }

    /** What the models see, in ratios: a spiral, on which the outer corners of the eyes are apart. */
    static Landmarks points(int count) {
        double[] xy = new double[2 * count];
        for (int i = 0; i < count; i++) {
            double turn = 2.4 * i;
            double radius = 0.1 + 0.3 * (i + 1) / count;
            xy[2 * i] = 0.5 + radius * Math.cos(turn);
            xy[2 * i + 1] = 0.5 + radius * Math.sin(turn);
        }
        return Landmarks.of(xy);
    }

    String page() {
        return server.page();
    }

    int port() {
        return server.port();
    }

    URI at(String path) {
        return URI.create(server.page() + path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)));
    }

    HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** A form with a file. */
    HttpResponse<String> form(String path, byte[]... files) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] file : files) {
            body.write(("--edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            body.write(file);
            body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.write("--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    /** A black picture. */
    static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), "png", out);
        return out.toByteArray();
    }

    @Override
    public void close() {
        server.close();
        models.forEach(FaceLandmarks::close);
        detector.close();
    }
}
