package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.models.onednn.OneDnn;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Where oneDNN's library is missing, as on processors that it isn't built for, networks work as ever. */
class MissingLibraryTest {
    @TempDir
    Path folder;

    /** What a program without the library does: it trains two networks. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) throws IOException {
            FastPath.enable(trained(SmallNetworks.pictures()));
            ComputationGraph network = trained(SmallNetworks.classic());
            Nd4j.saveBinary(network.params(), new File(args[0]));
            System.out.println("class: " + network.getClass().getSimpleName());
            System.out.println("fault: " + OneDnn.fault().orElse("none"));
        }
    }

    private static ComputationGraph trained(LayerCase layers) {
        MultiDataSet data = layers.data();
        ComputationGraph network = FastPath.enable(layers.stock(new Nesterovs(0.02, 0.9)));
        network.fit(data);
        network.fit(data);
        network.output(data.getFeatures());
        return network;
    }

    @Test
    void networksTrainWithDeeplearning4jsKernelsAndOneWarning() throws Exception {
        assumeThat(OneDnn.fault()).isEmpty();
        Path parameters = folder.resolve("parameters");

        List<String> lines = run(parameters);

        assertThat(lines).contains("class: ComputationGraph");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("fault: "))
                .singleElement()
                .asString()
                .contains("UnsatisfiedLinkError");
        assertThat(lines)
                .filteredOn(line -> line.contains("WARN"))
                .singleElement()
                .asString()
                .contains("oneDNN can't be loaded here", "several times slower");
        INDArray actual = Nd4j.readBinary(parameters.toFile());
        Closeness.assertClose(
                "parameters", actual, trained(SmallNetworks.classic()).params());
    }

    private List<String> run(Path parameters) throws Exception {
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        classPathWithoutLibrary(),
                        Program.class.getName(),
                        parameters.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        assertThat(child.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    /** The presets' classes stay; what goes are the archives with native code. */
    private static String classPathWithoutLibrary() {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
        List<String> kept = Arrays.stream(entries)
                .filter(entry ->
                        !Path.of(entry).getFileName().toString().matches("(dnnl|opencl)-.*-(linux|windows|macosx)-.*"))
                .toList();
        assertThat(kept).as("with the library's archives").hasSizeLessThan(entries.length);
        return kept.stream().collect(Collectors.joining(File.pathSeparator));
    }
}
