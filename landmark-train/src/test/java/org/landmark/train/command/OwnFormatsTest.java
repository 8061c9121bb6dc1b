package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.Landmarks;
import org.landmark.data.reader.DlibXmlRecordReader;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.eval.command.EvaluateCommand;

/** The same points of one's own in every format that holds any, written as a user's own program would write them. */
class OwnFormatsTest {
    private static final Path CONF = Path.of("..", "conf", "five-points.yaml");

    @TempDir
    static Path shared;

    private static Path folder;

    @BeforeAll
    static void annotate() throws IOException {
        Path drawn = shared.resolve("drawn");
        SyntheticFaces.writeIbug(drawn, 6, 3);
        folder = Files.createDirectory(shared.resolve("mine"));
        StringBuilder xml = new StringBuilder("<dataset><images>\n");
        StringBuilder csv = new StringBuilder("photo,lx,ly,rx,ry,nx,ny,mlx,mly,mrx,mry\n");
        DlibXmlRecordReader faces = new DlibXmlRecordReader(OptionalInt.of(5));
        faces.initialize(drawn.resolve(SyntheticFaces.FIVE_POINT_LABELS));
        while (faces.hasNext()) {
            FaceSample face = faces.nextFace();
            String stem = face.photo().getFileName().toString().replace(".jpg", "");
            Files.copy(face.photo(), folder.resolve(stem + ".jpg"));
            Files.writeString(folder.resolve(stem + ".pts"), pts(face.landmarks()));
            csv.append(stem).append(".jpg").append(row(face.landmarks())).append('\n');
            xml.append(image(stem + ".jpg", face.landmarks()));
        }
        Files.writeString(folder.resolve("faces.csv"), csv);
        Files.writeString(folder.resolve("faces.xml"), xml.append("</images></dataset>\n"));
    }

    private static String pts(Landmarks points) {
        StringBuilder text = new StringBuilder("version: 1\nn_points: 5\n{\n");
        for (int i = 0; i < points.count(); i++) {
            text.append(points.x(i) + 1).append(' ').append(points.y(i) + 1).append('\n');
        }
        return text.append("}\n").toString();
    }

    private static String row(Landmarks points) {
        StringBuilder text = new StringBuilder();
        for (double value : points.toArray()) {
            text.append(',').append(value);
        }
        return text.toString();
    }

    private static String image(String photo, Landmarks points) {
        // what the other formats take for the box, as they have none
        BoundingBox box = BoundingBox.around(points);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "<image file='%s'><box left='%.0f' top='%.0f' width='%.0f' height='%.0f'>\n",
                photo,
                box.left(),
                box.top(),
                box.width(),
                box.height()));
        for (int i = 0; i < points.count(); i++) {
            text.append(
                    String.format(Locale.ROOT, "<part name='%02d' x='%.0f' y='%.0f'/>\n", i, points.x(i), points.y(i)));
        }
        return text.append("</box></image>\n").toString();
    }

    @Test
    void everyFormatTrainsTheSameModel() throws IOException {
        List<String> fromXml = losses("dlib-xml", "--labels", "faces.xml");
        assertThat(losses("pts")).isEqualTo(fromXml);
        assertThat(losses("csv", "--labels", "faces.csv")).isEqualTo(fromXml);
    }

    private List<String> losses(String format, String... labels) throws IOException {
        Path run = shared.resolve(format);
        // the example's scheme and network in a small, on boxes round the points alone
        Path conf = Files.writeString(
                shared.resolve(format + ".yaml"),
                Files.readString(CONF)
                        .replaceFirst("dataset: dlib-xml", "dataset: " + format)
                        .replaceFirst("(?m)^ *labels: .*$", "")
                        .replaceFirst("factor: 1.3", "factor: 2"));
        String[] train = {
            "--conf",
            conf.toString(),
            "--data",
            folder.toString(),
            "--out",
            run.toString(),
            "--no-ui",
            "--epochs",
            "2",
            "--set",
            "network={name: small-cnn, channels: [6], hidden: [20]}",
            "--set",
            "train.batch=2"
        };
        CommandRun trained = CommandRun.train(with(train, labels));
        assertThat(trained.code()).as(trained.err()).isZero();
        String[] evaluate = {
            "--model", run.resolve("model.zip").toString(), "--data", folder.toString(), "--split", "all"
        };
        CommandRun evaluated = CommandRun.of(new EvaluateCommand(), with(evaluate, labels));
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("6 faces", "NME, left-eye to right-eye");
        return Losses.of(run.resolve("metrics.jsonl"));
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }
}
