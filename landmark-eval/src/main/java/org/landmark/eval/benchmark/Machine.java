package org.landmark.eval.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.landmark.data.command.BuildVersion;

/**
 * Where measurements were taken.
 *
 * @param processor its name, or its architecture where the system does not tell more
 * @param cores that Java sees
 * @param threads that native code used
 */
public record Machine(String processor, int cores, int threads) {
    private static final Path CPUS = Path.of("/proc/cpuinfo");

    /** This one. */
    public static Machine current(int threads) {
        String cpus = "";
        try {
            cpus = Files.exists(CPUS) ? Files.readString(CPUS) : "";
        } catch (IOException e) {
            // the architecture will do
        }
        return new Machine(processor(cpus), Runtime.getRuntime().availableProcessors(), threads);
    }

    /** From the text of {@code /proc/cpuinfo}. */
    static String processor(String cpus) {
        return cpus.lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** The versions of all that take part. */
    static String versions(String ours, String pytorch) {
        BuildVersion build = BuildVersion.current();
        return "Landmark " + ours + ", Deeplearning4j " + build.deeplearning4j() + " (" + build.natives() + "), Java "
                + System.getProperty("java.version") + ", PyTorch " + pytorch;
    }

    /** Without the threads. */
    public String hardware() {
        return processor + ", " + cores + (cores == 1 ? " core" : " cores");
    }

    @Override
    public String toString() {
        return hardware() + ", " + threads + (threads == 1 ? " thread" : " threads");
    }
}
