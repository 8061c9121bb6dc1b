package org.landmark.data.reader;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import org.landmark.data.reader.FuzzedReaders.Format;

/** Whatever stands in a file, a reader gives faces or refuses them in one line that names the file; it never fails otherwise. */
class ReaderFuzzTest {
    private static FuzzedReaders readers;

    @BeforeContainer
    static void open() {
        readers = new FuzzedReaders();
    }

    @AfterContainer
    static void close() {
        readers.close();
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void damagedAsf(@ForAll long seed) {
        inTime(() -> readers.damaged(Format.ASF, seed));
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void damagedXml(@ForAll long seed) {
        inTime(() -> readers.damaged(Format.XML, seed));
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void damagedPts(@ForAll long seed) {
        inTime(() -> readers.damaged(Format.PTS, seed));
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void damagedCsv(@ForAll long seed) {
        inTime(() -> readers.damaged(Format.CSV, seed));
    }

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void random(@ForAll Format format, @ForAll @Size(max = 200) byte[] bytes) {
        inTime(() -> readers.read(format, bytes));
        String beginning =
                switch (format) {
                    case ASF -> "58\n";
                    case XML -> "<dataset>";
                    case PTS -> "{\n";
                    case CSV -> ",0,1\n1.jpg";
                };
        byte[] behindABeginning =
                (beginning + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        inTime(() -> readers.read(format, behindABeginning));
    }

    private static void inTime(Executable reading) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), reading);
    }
}
