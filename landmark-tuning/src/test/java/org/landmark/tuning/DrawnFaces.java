package org.landmark.tuning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.landmark.data.synthetic.SyntheticFaces;

/** A few drawn faces, drawn once for all tests. */
public final class DrawnFaces {
    private static Path imm;
    private static Path ibug;

    private DrawnFaces() {}

    /** 18 photos of 3 people. */
    public static synchronized Path imm() {
        if (imm == null) {
            imm = folder("imm");
            write(() -> SyntheticFaces.writeImm(imm, 3, 3));
        }
        return imm;
    }

    /** 12 photos. */
    public static synchronized Path ibug() {
        if (ibug == null) {
            ibug = folder("ibug");
            write(() -> SyntheticFaces.writeIbug(ibug, 12, 3));
        }
        return ibug;
    }

    private interface Drawing {
        void draw() throws IOException;
    }

    private static Path folder(String name) {
        try {
            Path folder = Files.createTempDirectory("landmark-" + name);
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
