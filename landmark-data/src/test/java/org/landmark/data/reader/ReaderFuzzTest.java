package org.landmark.data.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assertions;
import org.landmark.data.InputException;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.ImmFixture;
import org.landmark.data.fixture.Mutations;

/** Whatever stands in a file, a reader gives faces or refuses them in one line that names the file; it never fails otherwise. */
class ReaderFuzzTest {
    private static final String ASF = ImmFixture.asf("01-1m.jpg");
    private static final String XML =
            DlibFixture.document(DlibFixture.image("photos/1.jpg", DlibFixture.box(), DlibFixture.box()));

    private static Path folder;
    private static PrintStream screen;

    @BeforeContainer
    static void makeFolder() throws IOException {
        screen = System.err;
        // the XML parser prints a line of its own where a byte is no character
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        folder = Files.createTempDirectory("fuzz");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        System.setErr(screen);
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void damagedAsf(@ForAll long seed) throws IOException {
        readImm(Mutations.of(ASF, seed).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void randomAsf(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
        readImm(bytes);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void damagedXml(@ForAll long seed) throws IOException {
        readXml(Mutations.of(XML, seed).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void randomXml(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
        readXml(bytes);
        byte[] behindAnElement =
                ("<dataset>" + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        readXml(behindAnElement);
    }

    private static void readImm(byte[] bytes) throws IOException {
        Path imm = folder.resolve("imm");
        if (Files.notExists(imm)) {
            ImmFixture.face(imm, "01-1m", ASF);
        }
        Files.write(imm.resolve("01-1m.asf"), bytes);
        readAll(new ImmRecordReader(), imm, 58);
    }

    private static void readXml(byte[] bytes) throws IOException {
        Path dlib = folder.resolve("dlib");
        Path labels = dlib.resolve(DlibFixture.LABELS);
        if (Files.notExists(labels)) {
            DlibFixture.labels(dlib, XML);
        }
        Files.write(labels, bytes);
        readAll(new DlibXmlRecordReader(OptionalInt.of(68)), labels, 68);
    }

    private static void readAll(FaceRecordReader reader, Path place, int points) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            if (!isRefused(() -> reader.initialize(place))) {
                while (reader.hasNext()) {
                    isRefused(() ->
                            assertThat(reader.nextFace().landmarks().count()).isEqualTo(points));
                }
            }
        });
    }

    private static boolean isRefused(Runnable reading) {
        try {
            reading.run();
            return false;
        } catch (InputException e) {
            assertThat(e).hasMessageContaining(folder.toString()).message().doesNotContain("\n");
            return true;
        }
    }
}
