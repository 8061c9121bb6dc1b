package org.landmark.eval.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The most memory that this process has held. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    /** In MiB, to a tenth; null where there is no Linux to tell. */
    static Double mib() {
        try {
            return Files.exists(STATUS) ? mib(Files.readString(STATUS)).orElse(null) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** From the text of {@code /proc/self/status}, whose line VmHWM is in KiB. */
    static Optional<Double> mib(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 102.4) / 10.0)
                .findFirst();
    }
}
