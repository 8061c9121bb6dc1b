package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.command.BuildVersion;
import org.landmark.data.command.Launcher;
import org.landmark.models.NativeThreads;

class BenchmarkCommandTest {
    @RegisterExtension
    final CapturedConsole console = new CapturedConsole();

    @AfterEach
    void useAllThreads() {
        NativeThreads.set(0);
    }

    @Test
    void printsALineOfJson() throws IOException {
        JsonNode line = measured("--model nose_cnn --batch 1 --steps 3 --threads 1");

        List<String> keys = new ArrayList<>();
        line.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "engine",
                        "version",
                        "model",
                        "batch",
                        "size",
                        "threads",
                        "train_s_per_step",
                        "infer_s_per_batch",
                        "params",
                        "path",
                        "peak_rss_mib");
        assertThat(line.get("engine").asText()).isEqualTo("landmark");
        assertThat(line.get("version").asText())
                .isEqualTo(BuildVersion.current().code());
        assertThat(line.get("model").asText()).isEqualTo("nose_cnn");
        assertThat(line.get("batch").asInt()).isEqualTo(1);
        assertThat(line.get("size").asInt()).isEqualTo(224);
        assertThat(line.get("threads").asInt()).isEqualTo(1);
        assertThat(line.get("params").asInt()).isEqualTo(36_638);
        assertThat(line.get("path").asText()).isEqualTo("fast");
        assertThat(line.get("infer_s_per_batch").asDouble()).isPositive();
        assertThat(line.get("train_s_per_step").asDouble())
                .isGreaterThan(line.get("infer_s_per_batch").asDouble())
                .isLessThan(10);
    }

    @Test
    void tellsHowLongAModelTakesForAFace() throws IOException {
        JsonNode line = measured("--model nose --batch 3 --steps 3 --threads 1");

        assertThat(line.get("model").asText()).isEqualTo("nose");
        assertThat(line.get("batch").asInt()).isEqualTo(3);
        assertThat(line.get("threads").asInt()).isEqualTo(1);
        assertThat(line.get("network_s").asDouble()).isPositive();
        assertThat(line.get("face_s").asDouble()).isPositive().isLessThan(1);
    }

    @ParameterizedTest
    @CsvSource({"resnet18, fast, 11240008", "resnet18, stock, 11240008", "unet, fast, 7869632"})
    void measuresTheLargeNetworksOnBothPaths(String model, String path, int params) throws IOException {
        JsonNode line = measured("--model " + model + " --size 32 --batch 1 --steps 1 --path " + path);

        assertThat(line.get("params").asInt()).isEqualTo(params);
        assertThat(line.get("path").asText()).isEqualTo(path);
        assertThat(line.get("size").asInt()).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model lenet                 | --model: expected one of nose_cnn, resnet18, unet, came lenet",
                "--batch 1                     | expected --model nose_cnn, resnet18 or unet, or --compare",
                "--model unet --batch 0        | --batch: expected 1 to 1024, came 0",
                "--model unet --batch ten      | 'ten' is not an int",
                "--model resnet18 --size 7     | --size: expected 8 to 1024, came 7",
                "--model resnet18 --size 1025  | --size: expected 8 to 1024, came 1025",
                "--model unet --size 100       | can't be halved 4 times (expected multiples of 16)",
                "--model nose_cnn --steps 0    | --steps: expected 1 to 1000000, came 0",
                "--model nose --size 80       | --size and --path are for networks on random numbers, not for the model nose",
                "--model nose --batch 0       | --batch: expected 1 to 1024, came 0",
                "--model nose --profile       | --profile is for networks on random numbers, not for the model nose",
                "--model nose_cnn --threads 999 | threads: expected 1 to",
                "--model nose_cnn --threads -1 | threads: expected 1 to",
                "--model nose_cnn --path slow  | --path: expected one of fast, stock, came slow",
                "--model nose_cnn --rounds 2   | --python, --rounds and --json are for --compare",
                "--compare --model unet        | --compare measures all networks",
                "--compare --rounds 0          | --rounds: expected 1 to 100, came 0",
                "--compare --python no/python  | --python: no/python can't be run (expected a Python with torch"
            })
    void whatIsRefusedIsOneLineAndExitTwo(String arguments, String expected) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(console.err()).startsWith("error: ").contains(expected).hasLineCount(1);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void aPythonWithoutTorchIsRefusedWithWhatToInstall() {
        String none = Path.of(System.getProperty("java.home"), "bin", "java").toString(); // knows no -c either

        assertThat(run("--compare --python " + none)).isEqualTo(2);
        assertThat(console.err())
                .startsWith("error: --python: " + none + " can't import torch and torchvision: ")
                .contains("apt-get install python3-torch python3-torchvision")
                .hasLineCount(1);
    }

    private JsonNode measured(String arguments) throws IOException {
        assertThat(run(arguments)).as(console.err()).isZero();
        List<String> lines =
                console.out().lines().toList(); // other tests may have sent logs here, a new process does not
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    private static int run(String arguments) {
        return Launcher.run(new BenchmarkCommand(), arguments.split(" "));
    }
}
