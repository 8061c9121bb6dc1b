package org.landmark.data.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.ImmFixture;
import picocli.CommandLine.Command;

class LauncherTest {
    @Command(name = "failing")
    private record Failing(Exception problem) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw problem;
        }
    }

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    private final PrintStream screenOut = System.out;
    private final PrintStream screenErr = System.err;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(screenOut);
        System.setErr(screenErr);
    }

    private String out() {
        return outBytes.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return errBytes.toString(StandardCharsets.UTF_8);
    }

    private static int dataset(String... args) {
        return Launcher.run(new DatasetCommand(), args);
    }

    @Test
    void verifiesAGoodDataSet() {
        ImmFixture.folder(folder, 3);
        assertThat(dataset("verify", "--data", folder.toString())).isZero();
        assertThat(out().lines())
                .containsExactly("data: imm faces from " + folder + " (--data)", "3 faces of 58 points, 3 good, 0 bad");
        assertThat(err()).isEmpty();
    }

    @Test
    void verifyListsEveryBadFace() throws IOException {
        ImmFixture.folder(folder, 4);
        ImmFixture.face(folder, "02-1m", "57");
        Files.delete(folder.resolve("03-1m.jpg"));
        assertThat(dataset("verify", "--data", folder.toString())).isEqualTo(2);
        assertThat(out().lines())
                .containsExactly(
                        "data: imm faces from " + folder + " (--data)",
                        "bad: " + folder.resolve("02-1m.asf") + ":1: expected the number of points, 58, came '57'",
                        "bad: " + folder.resolve("03-1m.jpg") + ": no such photo",
                        "4 faces of 58 points, 2 good, 2 bad");
    }

    @Test
    void verifiesTheDataSetThatIsNamed() {
        DlibFixture.labels(folder, DlibFixture.document(DlibFixture.image("photos/1.jpg", DlibFixture.box())));
        assertThat(dataset("verify", "--dataset", "ibug300w", "--data", folder.toString()))
                .isZero();
        assertThat(out()).contains("1 face of 68 points, 1 good, 0 bad");
    }

    @Test
    void verifyGoesOnAfterABadBox() {
        String box = DlibFixture.box();
        Path labels = DlibFixture.labels(
                folder,
                DlibFixture.document(DlibFixture.image(
                        "photos/1.jpg", box.replace("x='2' ", "x='two' "), box, box.replace("'01'", "'00'"), box)));
        assertThat(dataset("verify", "--dataset", "ibug300w", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(out().lines())
                .containsExactly(
                        "data: ibug300w faces from " + folder + " (--data)",
                        "bad: " + labels + ":8: expected a number of pixels for x of <part>, came 'two'",
                        "bad: " + labels + ":147: part 00 stands twice in its box",
                        "4 faces of 68 points, 2 good, 2 bad");
    }

    @Test
    void refusesWhatIsNotUsableInOneLine() {
        Path missing = folder.resolve("missing");
        assertRefused(
                "--data " + missing + ": no such folder (expected a data set of format imm)",
                "verify",
                "--data",
                missing.toString());
        assertRefused(
                "unknown data set 'lfw' (accepted: imm, ibug300w, youtube-faces, dlib-xml, pts, csv," + " synthetic)",
                "verify",
                "--dataset",
                "lfw");
        assertRefused("Unknown option: '--nothing' (see --help)", "verify", "--nothing");
        assertRefused("expected a subcommand: verify, stats, preview, cache, bench (see --help)");
        assertRefused(
                "--dataset synthetic is the embedded faces (expected no --data, came --data " + folder
                        + "; name a format to read that folder)",
                "verify",
                "--dataset",
                "synthetic",
                "--data",
                folder.toString());
        assertRefused(
                "--labels a.xml: data of format imm has no label file (expected no --labels, or --dataset ibug300w,"
                        + " youtube-faces, dlib-xml or csv)",
                "verify",
                "--labels",
                "a.xml");
        assertRefused("Missing required parameter for option '--data' (DIR) (see --help)", "verify", "--data");
    }

    private void assertRefused(String problem, String... args) {
        errBytes.reset();
        assertThat(dataset(args)).isEqualTo(2);
        assertThat(err()).isEqualTo("error: " + problem + System.lineSeparator());
    }

    @Test
    void findsAnInputProblemBelowOtherExceptions() {
        Exception wrapped = new IllegalStateException("outer", new InputException("a.yaml: is empty"));
        assertThat(Launcher.run(new Failing(wrapped))).isEqualTo(2);
        assertThat(err().strip()).isEqualTo("error: a.yaml: is empty");
    }

    @Test
    void faultInsideIsOneLineWithItsTraceInAFile() throws IOException {
        assertThat(Launcher.run(new Failing(new IllegalStateException("broken\n  in two"))))
                .isEqualTo(1);
        assertThat(err().lines()).hasSize(1);
        Matcher line = Pattern.compile("error: internal fault: java.lang.IllegalStateException: broken in two"
                        + " \\(details in (.*)\\)")
                .matcher(err().strip());
        assertThat(line.matches()).as(err()).isTrue();
        Path details = Path.of(line.group(1));
        try {
            assertThat(details).content().contains("at org.landmark.data.command.LauncherTest");
        } finally {
            Files.delete(details);
        }
    }

    @Test
    void explainsItself() {
        assertThat(dataset("verify", "--help")).isZero();
        assertThat(out()).contains("--data=DIR", "--dataset=KIND", "--labels=FILE");
    }

    @Test
    void memoryThatRanOutIsALineOfAdvice() {
        Exception problem = new IllegalStateException("in a worker", new OutOfMemoryError("Java heap space"));
        assertThat(Launcher.run(new Failing(problem))).isEqualTo(1);
        assertThat(err())
                .startsWith("error: out of memory: Java heap space (the Java heap holds ")
                .hasLineCount(1);
    }
}
