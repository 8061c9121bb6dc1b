package org.landmark.eval.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that has ended.
 *
 * @param code its exit code
 * @param output what it printed
 * @param lastError the last line of its errors
 */
record ChildProcess(int code, String output, String lastError) {
    /**
     * Runs a command to its end.
     *
     * @param input what it is given to read
     * @throws IOException if it can't be started
     */
    static ChildProcess run(List<String> command, String input) throws IOException {
        Path errors = Files.createTempFile("landmark-child-", ".txt");
        errors.toFile().deleteOnExit(); // when this process is ended meanwhile
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            Thread killer = new Thread(process::destroyForcibly, "ends the child with this process");
            Runtime.getRuntime().addShutdownHook(killer);
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // it ended without reading; its exit code says more
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(killer);
            return new ChildProcess(code, output.strip(), last(Files.readString(errors, StandardCharsets.ISO_8859_1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(errors);
        }
    }

    private static String last(String text) {
        List<String> lines = text.strip().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
