package org.landmark.eval.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.FaceSample;
import org.landmark.data.spec.DataSpec;
import org.landmark.eval.detect.DrawnFaces;

/**
 * A program of somebody else's, compiled and run in a JVM of its own against this module and what it brings to those who depend on it:
 * neither tests' libraries nor the optional ones.
 */
class ConsumerTest {
    private static final Path SOURCE = Path.of("src/test/consumer/FacesOfAPhoto.java");

    private static final Pattern NOT_BROUGHT = Pattern.compile(
            "test-classes|junit|opentest4j|apiguardian|assertj|byte-buddy|jqwik|surefire|ffmpeg|onnxruntime");

    /** User interfaces, sweeps, web servers, training, command lines. */
    private static final Pattern NOT_FOR_A_LIBRARY = Pattern.compile(
            "org\\.deeplearning4j\\.(ui|arbiter)\\.|org\\.landmark\\.(train|tuning)\\.|org\\.landmark\\.[a-z]+\\.command\\.|"
                    + "io\\.vertx\\.|io\\.netty\\.|io\\.javalin\\.|org\\.eclipse\\.jetty\\.|picocli\\.|me\\.tongfei\\.|"
                    + "org\\.knowm\\.xchart\\.|javax\\.swing\\.J[A-Z]");

    @TempDir
    Path folder;

    @Test
    void aProgramFindsFacesWithThisModuleAlone() throws IOException, InterruptedException {
        List<FaceSample> faces = DrawnFaces.in(folder.resolve("faces"), 1);
        DataSpec data = Models.boxed();
        Path model = folder.resolve("model.zip");
        Models.bundle(Models.network(data), data, faces.get(0).landmarks().map(x -> x / 1000, y -> y / 1000))
                .write(model);
        String classPath = classPath();
        assertThat(classPath).contains("nd4j").doesNotContain("ffmpeg", "junit", "landmark-train", "vertx", "arbiter");

        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", folder.toString(), SOURCE.toString());
        assertThat(compiled).isZero();
        Path loaded = folder.resolve("classes.txt");
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Xlog:class+load:file=" + loaded.getFileName(),
                        "-cp",
                        classPath + File.pathSeparator + folder,
                        "FacesOfAPhoto",
                        model.toString(),
                        faces.get(0).photo().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readAllLines(output))
                .anyMatch(line -> line.startsWith("face: BoundingBox["))
                .anyMatch(line -> line.matches("point 67: -?[0-9.]+, -?[0-9.]+"));
        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes).anyMatch(line -> line.contains("org.landmark.eval.predict.FaceLandmarks "));
        assertThat(classes).noneMatch(line -> NOT_FOR_A_LIBRARY.matcher(line).find());
    }

    @Test
    void theReadmeShowsTheProgram() throws IOException {
        assertThat(Files.readString(Path.of("../README.md"))).contains(Files.readString(SOURCE));
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(place -> !place.isEmpty() && !NOT_BROUGHT.matcher(place).find())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
