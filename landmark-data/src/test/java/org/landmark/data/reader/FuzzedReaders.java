package org.landmark.data.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.data.fixture.CsvFixture;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.ImmFixture;
import org.landmark.data.fixture.Mutations;
import org.landmark.data.fixture.PtsFixture;

/**
 * Reads files of any content with each reader. It fails where a reader neither gives faces nor refuses them in one line that names
 * the file.
 */
final class FuzzedReaders implements AutoCloseable {
    /** A format, and a good file of it to be damaged. */
    enum Format {
        ASF(ImmFixture.asf("01-1m.jpg")),
        XML(DlibFixture.document(
                DlibFixture.image("photos/1.jpg", box(), "<box left='1' top='1' width='5' height='5'/>"),
                DlibFixture.image("photos/1.jpg", box()))),
        PTS(PtsFixture.withHeader(POINTS)),
        CSV(CsvFixture.header(POINTS) + "\n" + CsvFixture.row("1.jpg", POINTS) + "\n"
                + CsvFixture.row("\"1.jpg\"", POINTS) + "\n");

        final String good;

        Format(String good) {
            this.good = good;
        }
    }

    private static final int POINTS = 5;

    private final PrintStream screen = System.err;
    private final Path folder;
    private final Path imm;
    private final Path labels;
    private final Path pts;
    private final Path csv;

    FuzzedReaders() {
        // the XML parser prints a line of its own where a byte is no character
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try {
            folder = Files.createTempDirectory("fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        imm = ImmFixture.face(folder.resolve("imm"), "01-1m");
        labels = DlibFixture.labels(folder.resolve("dlib"), Format.XML.good);
        pts = PtsFixture.face(folder.resolve("pts"), "1", Format.PTS.good);
        csv = CsvFixture.file(folder.resolve("csv"), "a.csv", Format.CSV.good);
    }

    /** Reads a good file with the damages of a seed. */
    void damaged(Format format, long seed) {
        read(format, Mutations.of(format.good, seed).getBytes(StandardCharsets.ISO_8859_1));
    }

    void read(Format format, byte[] content) {
        OptionalInt points = content.length % 2 == 0 ? OptionalInt.of(POINTS) : OptionalInt.empty();
        switch (format) {
            case ASF -> read(new ImmRecordReader(), imm, imm.getParent(), content);
            case XML -> read(new DlibXmlRecordReader(points), labels, labels, content);
            case PTS -> read(new PtsRecordReader(points), pts, pts.getParent(), content);
            case CSV -> read(new CsvRecordReader(points), csv, csv, content);
        }
    }

    private void read(FaceRecordReader reader, Path file, Path place, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (isRefused(() -> reader.list(place).forEach(entry -> isRefused(entry::read)))) {
            assertThat(isRefused(() -> reader.initialize(place))).isTrue();
        } else if (!isRefused(() -> reader.initialize(place))) {
            readFaces(reader);
        }
    }

    private static String box() {
        return DlibFixture.box("top='4' left='6' width='40' height='30'", POINTS);
    }

    private void readFaces(FaceRecordReader reader) {
        int[] points = {0};
        while (reader.hasNext()) {
            isRefused(() -> {
                int came = reader.nextFace().landmarks().count();
                assertThat(came).isPositive();
                assertThat(points[0]).isIn(0, came);
                points[0] = came;
            });
        }
    }

    private boolean isRefused(Runnable reading) {
        try {
            reading.run();
            return false;
        } catch (InputException e) {
            assertThat(e).hasMessageContaining(folder.toString()).message().doesNotContain("\n");
            return true;
        }
    }

    @Override
    public void close() {
        System.setErr(screen);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
