package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.FaceSample;
import org.landmark.data.Landmarks;
import org.landmark.data.command.Launcher;
import org.landmark.data.image.PhotoDecoder;
import org.landmark.eval.detect.DrawnFaces;
import org.landmark.models.zoo.ShippedModel;

/** What a new user has without data and without training: the model that comes along, on drawn faces and on what is no face. */
class DefaultModelTest {
    /** It was trained on photos of people, and these are drawn. */
    private static final double MOST_NME = 0.12;

    @TempDir
    static Path shared;

    private static FaceSample face;

    @TempDir
    Path out;

    @RegisterExtension
    final CapturedConsole console = new CapturedConsole();

    @BeforeAll
    static void draw() {
        face = DrawnFaces.in(shared.resolve("drawn"), 1).get(0);
    }

    @Test
    void findsTheFaceOfAPhotoAndItsPoints() throws IOException {
        assertThat(predict(face.photo())).as(console.err()).isZero();

        assertThat(console.out())
                .startsWith("model: ibug68, " + ShippedModel.IBUG68.notice() + "\n")
                .contains(": 1 face\n");
        assertThat(nme(points(face.photo()))).isLessThan(MOST_NME);
    }

    @Test
    void depthAndColourOfAPictureMakeLittleDifference() throws IOException {
        double[] colour = given(face.photo());
        BufferedImage image = PhotoDecoder.image(face.photo());

        double[] grey = given(written("grey.png", converted(image, BufferedImage.TYPE_BYTE_GRAY)));
        double[] deep = given(written("deep.png", deep(image)));

        assertThat(furthest(colour, grey)).isLessThan(2);
        assertThat(furthest(colour, deep)).isLessThan(2);
    }

    @Test
    void aPhotoTurnedByItsExifIsSeenUprightAndAnsweredInThePixelsOfItsFile() throws IOException {
        BufferedImage image = PhotoDecoder.image(face.photo());
        int width = image.getWidth();
        Path upsideDown = out.resolve("turned.jpg");
        Files.write(upsideDown, turnedByExif(upsideDown(image)));
        double[] upright = given(face.photo());

        String box = box(
                width - face.box().left() - face.box().width(),
                image.getHeight() - face.box().top() - face.box().height());
        assertThat(predict("--box", box, upsideDown)).as(console.err()).isZero();

        double[] found = points(upsideDown);
        double[] back = new double[found.length];
        for (int i = 0; i < found.length; i++) {
            back[i] = (i % 2 == 0 ? width - 1 : image.getHeight() - 1) - found[i];
        }
        assertThat(furthest(upright, back)).isLessThan(3);
    }

    @Test
    void aFaceLargerThanThePictureHasItsPoints() throws IOException {
        BufferedImage image = PhotoDecoder.image(face.photo());
        int x = (int) face.box().left() + 20;
        int y = (int) face.box().top() + 20;
        int side = (int) face.box().width() - 40;
        Path part = written("part.png", image.getSubimage(x, y, side, side));

        assertThat(predict("--box", box(-20, -20), part)).as(console.err()).isZero();

        double[] found = points(part);
        for (int i = 0; i < found.length; i++) {
            found[i] += i % 2 == 0 ? x : y;
        }
        assertThat(nme(found)).isLessThan(2 * MOST_NME);
    }

    @Test
    void whatItWasNotMadeForIsRefusedInOneLine() throws IOException {
        Path blank = written("blank.png", new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB));
        refused("no face found on 1 photos", blank);
        refused(
                "--box: expected a width and a height of 8 pixels or more, came 20,20,2,2",
                "--box",
                "20,20,2,2",
                blank);
        refused(
                "the box 400,20,50,50 (left, top, width, height in pixels) lies beside the photo",
                "--box",
                "400,20,50,50",
                blank);
        refused("is far larger than the photo", "--box", "0,0,9999,9999", blank);
        Path tiny = written("tiny.png", new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB));
        refused("no face found", tiny);
        Path text = Files.writeString(out.resolve("text.jpg"), "hello");
        refused("text.jpg", text);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                PredictCommand.class,
                ServeCommand.class,
                EvaluateCommand.class,
                SubmitCommand.class,
                ExportCommand.class
            })
    void everyCommandOfModelsTellsOfIt(Class<? extends Callable<Integer>> command) throws ReflectiveOperationException {
        assertThat(Launcher.run(command.getDeclaredConstructor().newInstance(), "--help"))
                .isZero();

        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("one that comes along: ibug68, imm58 or nose; default ibug68");
    }

    private void refused(String why, Object... arguments) {
        console.clear();
        assertThat(predict(arguments)).as(why).isEqualTo(2);
        assertThat(console.err()).startsWith("error: ").contains(why).hasLineCount(1);
    }

    private int predict(Object... arguments) {
        return Launcher.run(
                new PredictCommand(),
                Stream.concat(Stream.of("--out", out.resolve("found")), Arrays.stream(arguments))
                        .map(Object::toString)
                        .toArray(String[]::new));
    }

    /** The points of the face, whose box is given. */
    private double[] given(Path photo) throws IOException {
        assertThat(predict("--box", box(face.box().left(), face.box().top()), photo))
                .as(console.err())
                .isZero();
        return points(photo);
    }

    private static String box(double left, double top) {
        return String.format(
                Locale.ROOT,
                "%f,%f,%f,%f",
                left,
                top,
                face.box().width(),
                face.box().height());
    }

    private double[] points(Path photo) throws IOException {
        String name = photo.getFileName().toString().replaceFirst("\\.[a-z]+$", ".json");
        JsonNode answer =
                new ObjectMapper().readTree(out.resolve("found").resolve(name).toFile());
        return StreamSupport.stream(answer.at("/faces/0/landmarks").spliterator(), false)
                .flatMapToDouble(point ->
                        DoubleStream.of(point.get(0).asDouble(), point.get(1).asDouble()))
                .toArray();
    }

    private static double nme(double[] found) {
        Landmarks truth = face.landmarks();
        Landmarks points = Landmarks.of(found);
        double sum = 0;
        for (int i = 0; i < truth.count(); i++) {
            sum += truth.distance(i, points);
        }
        double eyes = Math.hypot(truth.x(36) - truth.x(45), truth.y(36) - truth.y(45));
        return sum / truth.count() / eyes;
    }

    private static double furthest(double[] some, double[] others) {
        assertThat(some).hasSameSizeAs(others);
        double furthest = 0;
        for (int i = 0; i < some.length; i++) {
            furthest = Math.max(furthest, Math.abs(some[i] - others[i]));
        }
        return furthest;
    }

    private Path written(String name, BufferedImage image) throws IOException {
        Path file = out.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static BufferedImage converted(BufferedImage image, int type) {
        BufferedImage other = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D graphics = other.createGraphics();
        graphics.drawImage(image, 0, 0, Color.BLACK, null);
        graphics.dispose();
        return other;
    }

    /** Sixteen bits of grey. */
    private static BufferedImage deep(BufferedImage image) {
        BufferedImage grey = converted(image, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage deep = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_USHORT_GRAY);
        WritableRaster pixels = deep.getRaster();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                pixels.setSample(x, y, 0, 257 * grey.getRaster().getSample(x, y, 0));
            }
        }
        return deep;
    }

    private static BufferedImage upsideDown(BufferedImage image) {
        BufferedImage turned = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.rotate(Math.PI, image.getWidth() / 2.0, image.getHeight() / 2.0);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return turned;
    }

    /** A JPEG whose EXIF says that it has to be turned by 180 degrees. */
    private static byte[] turnedByExif(BufferedImage image) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            3,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(plain, 0, 2);
        turned.write(exif);
        turned.write(plain, 2, plain.length - 2);
        return turned.toByteArray();
    }
}
