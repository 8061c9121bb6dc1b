package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.command.Launcher;
import org.landmark.data.draw.Canvas;
import org.landmark.data.draw.PngFile;
import org.landmark.data.image.PhotoDecoder;
import org.landmark.data.reader.DlibXmlRecordReader;
import org.landmark.data.reader.FaceRecordReader;
import org.landmark.data.reader.PtsRecordReader;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.detect.DrawnFaces;
import org.landmark.eval.predict.Models;
import org.landmark.eval.video.VideoReader;
import org.landmark.eval.video.VideoWriter;

/** The command line on drawn photos, with models that answer every face with the same points. */
class PredictCommandTest {
    @TempDir
    static Path shared;

    private static Path boxed;
    private static Path whole;
    private static Path photos;
    private static List<FaceSample> faces;

    @TempDir
    Path out;

    @RegisterExtension
    final CapturedConsole console = new CapturedConsole();

    @BeforeAll
    static void draw() throws IOException {
        faces = DrawnFaces.in(shared.resolve("drawn"), 8);
        photos = Files.createDirectories(shared.resolve("photos"));
        Files.createDirectories(photos.resolve("below"));
        Files.copy(faces.get(0).photo(), photos.resolve("one.jpg"));
        Files.copy(pair().photo(), photos.resolve("below/two.jpg"));
        double[] xy = new Random(5).doubles(136, 0.3, 0.7).toArray();
        xy[72] = 0.35; // the outer corners of the eyes
        xy[73] = 0.42;
        xy[90] = 0.65;
        xy[91] = 0.42;
        Landmarks answer = Landmarks.of(xy);
        DataSpec box = Models.boxed();
        boxed = shared.resolve("boxed.zip");
        Models.meanShape(box, answer).write(boxed);
        DataSpec photo = Models.data("nose", Models.RATIOS);
        whole = shared.resolve("whole.zip");
        Models.bundle(Models.constant(photo, Landmarks.of(0.25, 0.75)), photo, Landmarks.of(0.5, 0.5))
                .write(whole);
    }

    /** A face of a photo of two. */
    private static FaceSample pair() {
        return faces.stream()
                .filter(face -> faces.stream()
                                .filter(other -> other.photo().equals(face.photo()))
                                .count()
                        == 2)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFolderIsDrawnAndWrittenInEveryFormat() throws IOException {
        assertThat(predict("--model", boxed, photos)).as(console.err()).isZero();
        assertThat(console.out()).contains("one.jpg: 1 face\n", "below/two.jpg: 2 faces\n", "3 faces, written to");
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "one.json",
                        "one.pts",
                        "one.drawn.png",
                        "below/two.json",
                        "below/two_1.pts",
                        "below/two_2.pts",
                        "below/two.drawn.png",
                        "predictions.xml");
        JsonNode json =
                new ObjectMapper().readTree(out.resolve("below/two.json").toFile());
        assertThat(json.get("photo").asText()).isEqualTo("below/two.jpg");
        assertThat(json.get("width").asInt()).isEqualTo(pair().photoSize().width());
        assertThat(json.at("/faces/1/landmarks")).hasSize(68);
        assertThat(json.at("/faces/0/score").asDouble())
                .isGreaterThanOrEqualTo(json.at("/faces/1/score").asDouble());
        assertThat(json.at("/faces/0/confidences").isMissingNode()).isTrue();
        BufferedImage drawn = ImageIO.read(out.resolve("one.drawn.png").toFile());
        BufferedImage photo = PhotoDecoder.image(photos.resolve("one.jpg"));
        assertThat(new ImageSize(drawn.getWidth(), drawn.getHeight()))
                .isEqualTo(new ImageSize(photo.getWidth(), photo.getHeight()));
        JsonNode point =
                new ObjectMapper().readTree(out.resolve("one.json").toFile()).at("/faces/0/landmarks/36");
        Color mark = new Color(drawn.getRGB((int) Math.round(point.get(0).asDouble()), (int)
                Math.round(point.get(1).asDouble())));
        assertThat(mark.getRed() - mark.getBlue()).isGreaterThan(60);
    }

    @Test
    void whatIsWrittenIsReadBackByTheReaders() throws IOException {
        assertThat(predict("--model", boxed, photos)).isZero();
        JsonNode one = new ObjectMapper().readTree(out.resolve("one.json").toFile());
        Path beside = Files.createDirectories(out.resolve("beside"));
        Files.copy(photos.resolve("one.jpg"), beside.resolve("one.jpg"));
        Files.copy(out.resolve("one.pts"), beside.resolve("one.pts"));
        List<FaceSample> pts = read(new PtsRecordReader(OptionalInt.empty()), beside);
        assertThat(pts).hasSize(1);
        assertThat(pts.get(0).landmarks().toArray()).containsExactly(points(one, 0), within(0.00501));

        Path labels = Files.copy(out.resolve("predictions.xml"), photos.resolve("predictions.xml"));
        List<FaceSample> xml = read(new DlibXmlRecordReader(OptionalInt.empty()), labels);
        Files.delete(labels);
        assertThat(xml).hasSize(3);
        FaceSample last = xml.get(2);
        assertThat(last.photo().toRealPath())
                .isEqualTo(photos.resolve("one.jpg").toRealPath());
        assertThat(last.landmarks().toArray()).containsExactly(points(one, 0), within(0.51));
        assertThat(last.box().left()).isCloseTo(one.at("/faces/0/box/left").asDouble(), within(0.51));
        assertThat(last.photoSize()).isEqualTo(faces.get(0).photoSize());
    }

    @Test
    void aCorruptPhotoIsNamedAndTheRestIsDone() throws IOException {
        Path mixed = Files.createDirectories(out.resolve("mixed"));
        Files.copy(photos.resolve("one.jpg"), mixed.resolve("good.jpg"));
        byte[] bytes = Files.readAllBytes(photos.resolve("one.jpg"));
        Files.write(mixed.resolve("torn.jpg"), Arrays.copyOf(bytes, 900));
        Files.writeString(mixed.resolve("text.png"), "hello");
        assertThat(predict("--model", boxed, mixed)).isEqualTo(2);
        assertThat(console.err())
                .contains("error: " + mixed.resolve("torn.jpg") + ": is truncated")
                .contains("error: " + mixed.resolve("text.png") + ": is not an image");
        assertThat(console.out()).contains("good.jpg: 1 face", "torn.jpg: skipped");
        assertThat(files())
                .contains("good.json", "good.drawn.png", "predictions.xml")
                .doesNotContain("torn.json");
        Files.copy(out.resolve("good.drawn.png"), mixed.resolve("good.drawn.png"));
        console.clear();
        assertThat(predict("--model", boxed, mixed)).isEqualTo(2);
        assertThat(console.out()).as("drawings are no photos").doesNotContain("drawn");
    }

    @Test
    void aPhotoWithoutAFaceIsSaidAndNoneAtAllIsRefused() throws IOException {
        Path wall = out.resolve("in/wall.png");
        PngFile.write(wall, Canvas.filled(200, 150, Color.GRAY));
        assertThat(predict("--model", boxed, wall)).isEqualTo(2);
        assertThat(console.out()).contains("wall.png: no face found");
        assertThat(console.err()).contains("error: no face found");
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("wall.json").toFile())
                        .get("faces"))
                .isEmpty();
        assertThat(out.resolve("predictions.xml")).doesNotExist();
        assertThat(predict("--model", boxed, wall, photos.resolve("one.jpg"))).isZero();
    }

    @Test
    void aGivenBoxIsTakenAsItIs() throws IOException {
        assertThat(predict(
                        "--model",
                        boxed,
                        "--box",
                        "10,20,80,60",
                        "--box",
                        "0,0,30,30",
                        "--format",
                        "json",
                        photos.resolve("one.jpg")))
                .isZero();
        JsonNode json = new ObjectMapper().readTree(out.resolve("one.json").toFile());
        assertThat(json.get("faces")).hasSize(2);
        assertThat(json.at("/faces/0/box/height").asDouble()).isEqualTo(60);
        assertThat(json.at("/faces/0/score").isMissingNode()).isTrue();
        // the crop is the box times 1.5: -10, 5, 120 x 90
        assertThat(json.at("/faces/0/landmarks/36/0").asDouble()).isCloseTo(-10 + 0.35 * 120 - 0.5, within(0.02));
        assertThat(json.at("/faces/0/landmarks/36/1").asDouble()).isCloseTo(5 + 0.42 * 90 - 0.5, within(0.02));
        assertThat(files()).containsExactlyInAnyOrder("one.json", "one.drawn.png");
    }

    @Test
    void aModelOfWholePhotosNeedsNoDetector() throws IOException {
        assertThat(predict("--model", whole, photos.resolve("one.jpg"))).isZero();
        JsonNode json = new ObjectMapper().readTree(out.resolve("one.json").toFile());
        ImageSize size = faces.get(0).photoSize();
        assertThat(json.at("/faces/0/landmarks/0/0").asDouble()).isCloseTo(0.25 * size.width() - 0.5, within(0.02));
        assertThat(json.at("/faces/0/landmarks/0/1").asDouble()).isCloseTo(0.75 * size.height() - 0.5, within(0.02));
    }

    @Test
    void glassesLieOnTheEyes() throws IOException {
        Path photo = photos.resolve("one.jpg");
        assertThat(predict("--model", boxed, "--overlay", "glasses", photo)).isZero();
        JsonNode json = new ObjectMapper().readTree(out.resolve("one.json").toFile());
        BufferedImage drawn = ImageIO.read(out.resolve("one.drawn.png").toFile());
        double left = json.at("/faces/0/landmarks/36/0").asDouble();
        double right = json.at("/faces/0/landmarks/45/0").asDouble();
        int row = (int) Math.round(json.at("/faces/0/landmarks/36/1").asDouble());
        for (double share : new double[] {0.15, 0.85}) {
            Color lens = new Color(drawn.getRGB((int) Math.round(left + share * (right - left)), row));
            assertThat(lens.getRed()).isLessThan(150);
        }
        BufferedImage before = PhotoDecoder.image(photo);
        assertThat(drawn.getRGB(2, 2)).isEqualTo(before.getRGB(2, 2));
        assertThat(predict("--model", whole, "--overlay", "glasses", photo)).isEqualTo(2);
        assertThat(console.err()).contains("scheme nose does not name");
    }

    @Test
    void aVideoBecomesAVideoAndALineForEachPicture() throws IOException {
        BufferedImage face = PhotoDecoder.image(faces.get(0).photo());
        ImageSize size = faces.get(0).photoSize();
        Path video = out.resolve("in/clip.mp4");
        try (VideoWriter writer = new VideoWriter(video, size, 12.5)) {
            for (int i = 0; i < 5; i++) {
                writer.write(i == 2 ? Canvas.filled(size.width(), size.height(), Color.GRAY) : face);
            }
            writer.finish();
        }
        assertThat(predict("--model", boxed, video)).as(console.err()).isZero();
        assertThat(console.out()).contains("clip.mp4: 5 pictures, 4 faces on them");
        List<String> lines = Files.readAllLines(out.resolve("clip.jsonl"));
        assertThat(lines).hasSize(5);
        List<Integer> counts = new ArrayList<>();
        for (String line : lines) {
            counts.add(new ObjectMapper().readTree(line).get("faces").size());
        }
        assertThat(counts).containsExactly(1, 1, 0, 1, 1);
        assertThat(new ObjectMapper().readTree(lines.get(3)).get("seconds").asDouble())
                .isEqualTo(0.24);
        try (VideoReader drawn = VideoReader.open(out.resolve("clip.drawn.mp4"))) {
            assertThat(drawn.size()).isEqualTo(new ImageSize(size.width() & ~1, size.height() & ~1));
            assertThat(drawn.rate()).isCloseTo(12.5, within(0.01));
        }
        Path text = Files.writeString(out.resolve("in/text.avi"), "hello");
        assertThat(predict("--model", boxed, text)).isEqualTo(2);
        assertThat(console.err()).contains("text.avi: is no video that can be read");
    }

    @Test
    void callsThatMakeNoSenseAreRefusedInOneLine() throws IOException {
        Path photo = photos.resolve("one.jpg");
        Path other = Files.copy(photo, out.resolve("one.png"));
        refused("expected LEFT,TOP,WIDTH,HEIGHT", "--box", "1,2,3", photo);
        refused("a width and a height of 8 pixels or more, came 1,2,2,2", "--box", "1,2,2,2", photo);
        refused("in the place of a detector", "--box", "1,2,30,40", "--detector", "haar", photo);
        refused("--detector-model FILE.onnx", "--detector", "yunet", photo);
        refused("was trained on boxes", "--detector", "none", photo);
        refused("--anchors belongs to --overlay", "--anchors", "1,2,3,4", photo);
        refused("nothing.jpg: no such photo", shared.resolve("nothing.jpg"));
        refused("to the same place", photo, other);
        refused("holds no photo", Files.createDirectories(out.resolve("empty")));
        refused("hat.png", "--overlay", out.resolve("hat.png"), photo);
        refused("Invalid value for option '--format'", "--format", "yaml", photo);
        Path text = Files.writeString(out.resolve("text.zip"), "hello");
        console.clear();
        assertThat(predict("--model", text, photo)).isEqualTo(2);
        assertThat(console.err()).startsWith("error: " + text).hasLineCount(1);
    }

    private void refused(String why, Object... args) {
        console.clear();
        List<Object> all = new ArrayList<>(List.of("--model", boxed));
        all.addAll(List.of(args));
        assertThat(predict(all.toArray())).as(why).isEqualTo(2);
        assertThat(console.err()).startsWith("error: ").contains(why).hasLineCount(1);
    }

    private int predict(Object... args) {
        String[] texts = Stream.concat(Stream.of("--out", out), Stream.of(args))
                .map(Object::toString)
                .toArray(String[]::new);
        return Launcher.run(new PredictCommand(), texts);
    }

    /** What lies in the output folder, but for what tests put into folders of their own. */
    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(out)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("mixed/") && !name.startsWith("in/"))
                    .toList();
        }
    }

    private static double[] points(JsonNode json, int face) {
        List<Double> points = new ArrayList<>();
        json.get("faces").get(face).get("landmarks").forEach(xy -> xy.forEach(value -> points.add(value.asDouble())));
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<FaceSample> read(FaceRecordReader reader, Path place) {
        try (reader) {
            reader.initialize(place);
            List<FaceSample> read = new ArrayList<>();
            while (reader.hasNext()) {
                read.add(reader.nextFace());
            }
            return read;
        }
    }
}
