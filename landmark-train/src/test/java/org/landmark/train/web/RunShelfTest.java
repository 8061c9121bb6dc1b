package org.landmark.train.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.train.run.RunFolder;

class RunShelfTest {
    @TempDir
    Path folder;

    @BeforeEach
    void make() throws IOException {
        for (String run :
                new String[] {"runs/b", "runs/a", "runs/sweep/runs/001", "outside", "runs/a/inner", "runs/.gone"}) {
            Files.createDirectories(folder.resolve(run));
            Files.writeString(folder.resolve(run).resolve("run.json"), "{}");
        }
        Files.createDirectories(folder.resolve("runs/empty"));
    }

    @Test
    void listsRunsAndThoseOfSweeps() {
        assertThat(RunShelf.of(folder.resolve("runs")).names()).containsExactly("a", "b", "sweep/runs/001");
        assertThat(RunShelf.of(folder.resolve("no/such")).names()).isEmpty();
    }

    @Test
    void aTrainingShowsTheRunsBesideIt() {
        RunShelf shelf = RunShelf.around(new RunFolder(folder.resolve("runs/b")));
        assertThat(shelf.own()).contains("b");
        assertThat(shelf.names()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "..",
                ".",
                "",
                "/",
                "a/../b",
                "a/inner",
                "empty",
                "a/",
                "./a",
                "sweep",
                "a\0",
                ".gone"
            })
    void findsNothingButWhatItLists(String name) {
        RunShelf shelf = RunShelf.of(folder.resolve("runs"));
        assertThat(shelf.folder(name)).isEmpty();
        assertThat(shelf.folder(null)).isEmpty();
        assertThat(shelf.folder("a").orElseThrow().root()).isEqualTo(folder.resolve("runs/a"));
    }
}
