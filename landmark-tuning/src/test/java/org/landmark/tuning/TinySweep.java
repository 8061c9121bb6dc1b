package org.landmark.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of a sweep over an experiment that trains in a moment. */
public final class TinySweep {
    private static final String EXPERIMENT =
            """
            name: tiny
            data:
              dataset: imm
              scheme: nose
              split: {by: order, validation: 6}
              input: {width: 16, height: 12, colour: grey}
            network: {name: small-cnn, channels: [2], kernel: 3, hidden: [4]}
            train: {optimizer: {name: adam}, batch: 4, epochs: 2, threads: 1}
            """;

    private TinySweep() {}

    /** Writes {@code tiny.yaml} and {@code sweep.yaml} with a name, the experiment and what follows; returns the latter. */
    public static Path write(Path folder, String rest) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tiny.yaml"), EXPERIMENT);
        return Files.writeString(folder.resolve("sweep.yaml"), "name: small\nexperiment: tiny.yaml\n" + rest);
    }
}
