package org.landmark.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;

class EmbeddedFacesTest {
    @TempDir
    private Path temp;

    @Test
    void processesAtOnceAgreeOnOneFolder() throws Exception {
        Path root = temp.resolve("cache");
        // a cache of its own for each caller: they share no lock, as processes share none
        List<Callable<Path>> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            callers.add(() -> EmbeddedFaces.imm(new DataSetCache(root), 1, 7, done -> {}));
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (Future<Path> folder : threads.invokeAll(callers)) {
                assertThat(folder.get()).isEqualTo(root.resolve("synthetic-imm-v2-s7-n6"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(count(root)).as("no temporary folder is left").isEqualTo(1);
        assertThat(count(root.resolve("synthetic-imm-v2-s7-n6"))).isEqualTo(12);
    }

    @Test
    void generatesOnlyOnce() {
        List<Integer> progress = new ArrayList<>();
        Path first = EmbeddedFaces.ibug300w(new DataSetCache(temp), 2, 7, progress::add);
        Path second = EmbeddedFaces.ibug300w(new DataSetCache(temp), 2, 7, progress::add);
        assertThat(second).isEqualTo(first).isEqualTo(temp.resolve("synthetic-ibug-v2-s7-n2"));
        assertThat(progress).containsExactly(1, 2);
    }

    @Test
    void everyLayoutHasAFolderOfItsOwn() {
        DataSetCache cache = new DataSetCache(temp);
        assertThat(EmbeddedFaces.youtubeFaces(cache, 5, 7, done -> {}))
                .isEqualTo(temp.resolve("synthetic-youtube-v2-s7-n20"))
                .isDirectory();
    }

    @Test
    void fallsBackToATemporaryFolderWhereTheCacheCannotBe() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        DataSetCache cache = new DataSetCache(file.resolve("cache"));
        Path folder = cache.folder("faces", into -> Files.createFile(into.resolve("photo")));
        try {
            assertThat(folder.resolve("photo")).exists();
            assertThat(cache.folder("faces", into -> {})).isEqualTo(folder);
        } finally {
            Files.delete(folder.resolve("photo"));
            Files.delete(folder);
        }
    }

    @Test
    void namesTheVariableWhereNothingCanBeWritten() {
        DataSetCache cache = new DataSetCache(temp);
        assertThatThrownBy(() -> cache.folder("faces", into -> {
                    throw new IOException("no space left");
                }))
                .isInstanceOf(InputException.class)
                .hasMessage("drawn faces can be written neither to " + temp + " (no space left) nor to a temporary"
                        + " folder (no space left): expected a folder with room for them in LANDMARK_CACHE");
    }

    /** What {@link #temporaryFolderGoesWhenTheProgramEnds} starts: prints the temporary folder that it got. */
    static final class Fallback {
        private Fallback() {}

        public static void main(String[] args) {
            DataSetCache cache = new DataSetCache(Path.of(args[0], "cache"));
            Path folder = cache.folder("faces", into -> Files.createFile(into.resolve("photo")));
            System.out.println(Files.exists(folder.resolve("photo")) + " " + folder);
        }
    }

    @Test
    void temporaryFolderGoesWhenTheProgramEnds() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fallback.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(program.waitFor()).isZero();
        assertThat(printed).startsWith("true " + temp.resolve("faces-"));
        assertThat(Path.of(printed.substring("true ".length()))).doesNotExist();
    }

    @Test
    void sweepsWhatWasLeftHalfFilledLongAgo() throws IOException {
        Path old = unfinished(".faces.1.tmp", Duration.ofHours(25));
        Path young = unfinished(".faces.2.tmp", Duration.ofHours(23));
        Path other = unfinished(".others.3.tmp", Duration.ofHours(25));
        Path visible = unfinished("faces.4.tmp", Duration.ofHours(25));
        new DataSetCache(temp).folder("faces", into -> {});
        assertThat(old).doesNotExist();
        assertThat(young.resolve("photo")).exists();
        assertThat(other.resolve("photo")).exists();
        assertThat(visible.resolve("photo")).exists();
    }

    private Path unfinished(String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(name));
        Files.createFile(folder.resolve("photo"));
        return Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void cacheFollowsTheEnvironmentBeforeTheHome() {
        Path chosen = DataSetCache.ofUser(
                        Map.of("LANDMARK_CACHE", temp.resolve("c").toString()), "/nowhere")
                .folder("faces", into -> {});
        Path home = DataSetCache.ofUser(Map.of(), temp.toString()).folder("faces", into -> {});
        assertThat(chosen).isEqualTo(temp.resolve("c/faces"));
        assertThat(home).isEqualTo(temp.resolve(".cache/landmark/faces"));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
