package org.landmark.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiCommandTest {
    @TempDir
    Path folder;

    private static void assertRefused(String line, String... arguments) {
        CommandRun run = CommandRun.of(new UiCommand(), arguments);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains(line).hasLineCount(1);
    }

    @Test
    void whatIsWrongIsOneLine() throws IOException {
        assertRefused("is no folder", "--runs", folder.resolve("none").toString());
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("run.json"), "{\"format\": 9}");
        assertRefused("is of another version of this program", "--runs", folder.toString());
        Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"confi");
        assertRefused("run.json", "--runs", folder.toString());
        Files.delete(run.resolve("run.json"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertRefused(
                    "--ui-port " + taken.getLocalPort() + ": the port can't be used",
                    "--runs",
                    folder.toString(),
                    "--ui-port",
                    Integer.toString(taken.getLocalPort()));
        }
        assertRefused("--ui-token must be", "--ui-token", "short");
        assertRefused("--ui-host 192.0.2.7", "--ui-host", "192.0.2.7");
    }

    @Test
    void aTokenIsNotWrittenDown() {
        assertThat(UiOptions.withoutToken(List.of("--a", "--ui-token", "x", "--b", "--ui-token=y", "c")))
                .containsExactly("--a", "--b", "c");
        assertThat(UiOptions.withoutToken(List.of("--ui-token"))).isEmpty();
    }
}
