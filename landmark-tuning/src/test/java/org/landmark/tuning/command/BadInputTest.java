package org.landmark.tuning.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.tuning.DrawnFaces;
import org.landmark.tuning.TinySweep;

/** What is refused: one line, exit code 2, and nothing is written. */
class BadInputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "space: {train.learningRate: [1.0]}|space: train.learningRate: train.learningRate: unknown key (accepted: loss, optimizer,",
                "space: {trein.batch: [1]}|space: trein.batch: trein: unknown key (accepted: name, seed, data,",
                "space: {train.batch: []}|space.train.batch: the list of values is empty",
                "space: {train.batch: 4}|space.train.batch: expected a list of values, or a range",
                "space: {train.batch: [4, 4]}|space.train.batch: the value 4 stands twice",
                "space: {train.batch: [4, zwei]}|space: train.batch: train.batch: expected a whole number, came 'zwei'",
                "space: {train.batch: [4, 0]}|space: train.batch: train: batch must be between 1 and 65536, came 0",
                "space: {train.clip: {min: 2, max: 1}}|space.train.clip: min must be below max, came 2 and 1",
                "space: {train.clip: {min: 0, max: 1, scale: log}}|scale log is for numbers above 0, came min 0",
                "space: {train.clip: {min: -1, max: 1, scale: log}}|scale log is for numbers above 0, came min -1",
                "space: {train.clip: {min: 1, max: 2, scale: cubic}}|expected linear or log, came 'cubic'",
                "space: {train.clip: {min: 1, max: 2, step: 2}}|step: unknown key (accepted: min, max, scale, steps)",
                "space: {train.clip: {min: 1.0}}|a range needs min and max, came none for max",
                "space: {train.clip: {min: a, max: b}}|min and max must be numbers",
                "space: {train.average: {min: 0.5, max: 1.5}}|space: train.average: train: average must be 0 (none) or",
                "space: {train.clip: {min: 0.0, max: 1.0, steps: 1001}, train.average: {min: 0.0, max: 0.9, steps: 1000}}"
                        + "|a grid of 1001000 candidates, more than 1000000",
                "space: {train.clip: {min: 0.0, max: 1.0, steps: 2000000000}}|a grid of 2000000000 candidates",
                "space: {}|space must have a key that varies",
                "space: {data.dataset: [imm]}|space: data.dataset is one for all candidates",
                "space: {train.loss: [mse, l1]}|score: the loss of one candidate says nothing beside that of another",
                "space: {train.batch: [1]}\\ngenerator: random|a random search has no end of its own",
                "space: {train.batch: [1]}\\ngenerator: bayes|unknown 'bayes' (accepted: genetic, grid, random)",
                "space: {train.batch: [1]}\\nstop: {name: halving, factor: 1}|factor must be 2 or more, came 1",
                "space: {train.batch: [1]}\\nstop: {name: median, grace: 0}|grace and least must be 1 or more",
                "space: {train.batch: [1]}\\ngenerator: {name: genetic, population: 2}|population must be from 3",
                "space: {train.batch: [1]}\\nend: {candidates: 0}|candidates must be from 1",
                "space: {train.batch: [1]}\\nend: {minutes: 0}|minutes must be above 0",
                "space: {train.batch: [1]}\\nfinals: {seeds: [1]}|seeds must be two or more different ones",
                "space: {train.batch: [1]}\\nscore: accuracy|unknown 'accuracy' (accepted: loss, mse, msePhotoPixels",
                "space: {train.batch: [1]}\\nscore: nme|score: the scheme nose has no nme (accepted: loss, mse,",
                "space: {train.batch: [1]}\\nset: [train.batsh=1]|set: train.batsh: train.batsh: unknown key",
                "space: {train.batch: [1]}\\nspeis: 1|speis: unknown key (accepted: name, seed, experiment, set, space,"
            })
    void isOneLineAndNothingBegins(String yaml, String expected) throws IOException {
        Path sweep = TinySweep.write(folder.resolve("conf"), yaml.replace("\\n", "\n") + "\n");
        assertRefused(expected, "--conf", sweep.toString());
    }

    @Test
    void wrongCallsAreOneLine() throws IOException {
        String sweep = TinySweep.write(folder.resolve("conf"), "space: {train.optimizer.learningRate: [0.001]}\n")
                .toString();
        assertRefused("expected --conf FILE, the sweep");
        assertRefused("no/such.yaml: no such configuration file", "--conf", "no/such.yaml");
        assertRefused("--parallel must be from 1 to", "--conf", sweep, "--parallel", "0");
        assertRefused("--parallel must be from 1 to", "--conf", sweep, "--parallel", "4096");
        assertRefused("--ui-port must be between", "--conf", sweep, "--ui-port", "0");
        assertRefused("--set train.batsh: train.batsh: unknown key", "--conf", sweep, "--set", "train.batsh=1");
        assertRefused("varies in this sweep", "--conf", sweep, "--set", "train.optimizer.learningRate=1");
        assertRefused("varies in this sweep", "--conf", sweep, "--set", "train.optimizer={name: sgd}");
        assertRefused("candidates must be from 1", "--conf", sweep, "--candidates", "0");
        assertRefused("--skip-bad must be 0 or more", "--conf", sweep, "--skip-bad", "-1");
        assertRefused("is no sweep's folder", "--resume", folder.toString());
        assertRefused("the sweep's own configuration", "--resume", folder.toString(), "--quick");
    }

    @Test
    void anExperimentThatIsNotThereIsNamed() throws IOException {
        Path sweep = TinySweep.write(folder.resolve("conf"), "space: {train.batch: [1]}\n");
        Files.delete(sweep.resolveSibling("tiny.yaml"));
        assertRefused("tiny.yaml: no such configuration file", "--conf", sweep.toString());
    }

    @Test
    void threadsAreOneForAllCandidatesAtOnce() throws IOException {
        Path sweep = TinySweep.write(folder.resolve("conf"), "space: {train.threads: [1, 2]}\n");
        if (Runtime.getRuntime().availableProcessors() > 1) {
            assertRefused("trains one candidate after the other", "--conf", sweep.toString(), "--parallel", "2");
        }
    }

    private void assertRefused(String expected, String... arguments) {
        Path out = folder.resolve("out");
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--resume")) {
            all.addAll(List.of("--data", DrawnFaces.imm().toString(), "--out", out.toString(), "--no-ui"));
        }
        SweepRun run = SweepRun.sweep(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains(expected).hasLineCount(1);
        assertThat(out).doesNotExist();
    }
}
