package org.landmark.eval.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.eval.detect.DrawnFaces;
import org.landmark.eval.predict.FaceLandmarks;
import org.landmark.eval.predict.Models;

/** What is answered over HTTP, and how a server starts. */
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
        HttpResponse<String> response = server.post("predict?model=boxed", TestServer.png(200, 150));
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
        return FaceLandmarks.of(Models.meanShape(Models.data("nose", Models.RATIOS), TestServer.points(1)));
    }

    /** The same JPEG, with EXIF's orientation 6. */
    private static byte[] onItsSide(byte[] jpeg) {
        byte[] exif = HexFormat.of()
                .parseHex("ffe1" + "0022" + "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000"
                        + "00000000");
        ByteBuffer turned = ByteBuffer.allocate(jpeg.length + exif.length);
        return turned.put(jpeg, 0, 2).put(exif).put(jpeg, 2, jpeg.length - 2).array();
    }
}
