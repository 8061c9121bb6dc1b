package org.landmark.eval.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.InputException;
import org.landmark.eval.benchmark.Rivals.Rival;
import org.landmark.eval.command.BenchmarkCommand;

class RivalsTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Rivals RIVALS = new Rivals(BenchmarkCommand.class, PYTHON, 1);
    private static final Workload NOSE = new Workload(BenchmarkNetwork.NOSE_CNN, 1, 224, 2);

    @TempDir
    Path folder;

    @Test
    void aNewJvmMeasuresTheStockPath() {
        Measurement measured = RIVALS.measure(Rival.STOCK, NOSE);

        assertThat(measured.path()).isEqualTo("stock");
        assertThat(measured.threads()).isEqualTo(1);
        assertThat(measured.params()).isEqualTo(36_638);
        assertThat(measured.trainSeconds()).isPositive();
    }

    @Test
    void whatAChildRefusesIsPassedOn() {
        Rivals greedy = new Rivals(BenchmarkCommand.class, PYTHON, 999);

        assertThatThrownBy(() -> greedy.measure(Rival.FAST, NOSE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ended with 2: error: threads: expected 1 to");
    }

    @ParameterizedTest
    @CsvSource({"NOSE_CNN, 1, 224, 36638", "RESNET18, 2, 64, 11240008", "UNET, 1, 32, 7869632"})
    void pyTorchHasTheSameNetworks(BenchmarkNetwork network, int batch, int size, long params) {
        skipWithoutPyTorch();

        Measurement measured = RIVALS.measure(Rival.PYTORCH, new Workload(network, batch, size, 2));

        assertThat(measured.params()).isEqualTo(params);
        assertThat(measured.engine()).isEqualTo("pytorch");
        assertThat(measured.model()).isEqualTo(network.toString());
        assertThat(measured.batch()).isEqualTo(batch);
        assertThat(measured.size()).isEqualTo(size);
        assertThat(measured.threads()).isEqualTo(1);
        assertThat(measured.path()).isNull();
        assertThat(measured.trainSeconds()).isGreaterThan(measured.inferSeconds());
    }

    @Test
    void aComparisonTakesTurns() {
        skipWithoutPyTorch();
        List<String> lines = new ArrayList<>();

        Comparison comparison = Comparison.run(List.of(NOSE), RIVALS, 2, lines::add);

        assertThat(lines)
                .extracting(line -> line.replaceAll(": \\d.*", ""))
                .containsExactly(
                        "nose_cnn, batch 1: fast, round 1 of 2",
                        "nose_cnn, batch 1: pytorch, round 1 of 2",
                        "nose_cnn, batch 1: stock, once",
                        "nose_cnn, batch 1: fast, round 2 of 2",
                        "nose_cnn, batch 1: pytorch, round 2 of 2");
        assertThat(comparison.rows()).singleElement().satisfies(row -> {
            assertThat(row.fast()).extracting(Measurement::path).containsExactly("fast", "fast");
            assertThat(row.pytorch()).extracting(Measurement::engine).containsExactly("pytorch", "pytorch");
            assertThat(row.stock()).extracting(Measurement::path).containsExactly("stock");
        });
        assertThat(comparison.versions()).contains("Landmark ", "Deeplearning4j 1", "PyTorch ");
        assertThat(comparison.machine().threads()).isEqualTo(1);
    }

    private static void skipWithoutPyTorch() {
        try {
            RIVALS.require();
        } catch (InputException e) {
            abort("skipped: " + e.getMessage());
        }
    }

    @Test
    void classesAreFoundWhereALoaderOfUrlsFindsThem() throws Exception {
        Path jar = folder.resolve("a b+c.jar");
        URL[] urls = {jar.toUri().toURL(), folder.toUri().toURL()};

        try (URLClassLoader loader = new URLClassLoader(urls)) {
            assertThat(FreshJvm.classPath(loader)).isEqualTo(jar + File.pathSeparator + folder);
        }
        assertThat(FreshJvm.classPath(ClassLoader.getSystemClassLoader()))
                .isEqualTo(System.getProperty("java.class.path"));
    }
}
