package org.landmark.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thin networks with the weights of torchvision's answer what those did; {@code torchvision_parity.py} made the files. */
class ParityTest {
    private static final Path FILES = Path.of("src", "test", "resources", "torchvision");

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTorchvisionsDoes(ParityCase network) {
        assertThat(network.difference(FILES, true)).as("fast path").isLessThan(1e-4);
        assertThat(network.difference(FILES, false)).as("stock").isLessThan(1e-4);
    }

    static List<ParityCase> cases() {
        return ParityCase.of(2);
    }
}
