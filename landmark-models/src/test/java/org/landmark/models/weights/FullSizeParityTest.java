package org.landmark.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of torchvision's own size, made by the Python of {@code LANDMARK_PYTHON}, by default Debian's. */
@Tag("parity")
class FullSizeParityTest {
    private static final Path FILES = Path.of("target", "parity");
    private static final Path SCRIPT = Path.of("src", "test", "python", "torchvision_parity.py");

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        String python = System.getenv().getOrDefault("LANDMARK_PYTHON", "/usr/bin/python3");
        int code = new ProcessBuilder(python, SCRIPT.toString(), FILES.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).as(SCRIPT + " by " + python).isZero();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTorchvisionsDoes(ParityCase network) {
        double fast = network.difference(FILES, true);
        double stock = network.difference(FILES, false);
        System.out.printf("%s: relative difference %.1e on the fast path, %.1e on stock%n", network, fast, stock);
        assertThat(fast).isLessThan(1e-4);
        assertThat(stock).isLessThan(1e-4);
    }

    static List<ParityCase> cases() {
        return ParityCase.of(64);
    }
}
