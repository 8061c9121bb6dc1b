package org.landmark.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.landmark.models.layers.FastPath;
import org.landmark.models.network.Nets;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

class CheckpointTest {
    private static final State STATE = new State(2, 0.1 + 0.2);

    @TempDir
    Path folder;

    record State(int epoch, double best) {}

    @Test
    void trainingGoesOnAsIfItHadNeverStopped() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        ComputationGraph whole = network();
        train(whole, 0, 9);

        ComputationGraph first = network();
        train(first, 0, 4);
        first.getConfiguration().setEpochCount(2);
        new Checkpoint<>(first, Cards.tiny(), STATE).write(file);
        Checkpoint<State> read = Checkpoint.read(file, State.class);
        ComputationGraph second = read.network();

        assertThat(second.getIterationCount()).isEqualTo(4);
        assertThat(second.getEpochCount()).isEqualTo(2);
        assertThat(read.state()).isEqualTo(STATE);
        assertThat(read.card()).isEqualTo(Cards.tiny());
        train(second, 4, 9);
        assertThat(second.params().data().asFloat())
                .isEqualTo(whole.params().data().asFloat());
        assertThat(moments(second)).isEqualTo(moments(whole));
    }

    @Test
    void itTakesTheMomentsAndTheIterationForThat() throws Exception {
        Path file = folder.resolve("model.zip");
        ComputationGraph whole = network();
        train(whole, 0, 9);

        ComputationGraph first = network();
        train(first, 0, 4);
        new ModelBundle(first, Cards.tiny()).write(file);
        ComputationGraph second = ModelBundle.read(file).network();
        train(second, 4, 9);

        assertThat(second.params().equalsWithEps(whole.params(), 1e-5)).isFalse();
    }

    @Test
    void deeplearning4jOpensItWithItsUpdater() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        ComputationGraph network = network();
        train(network, 0, 4);
        new Checkpoint<>(network, Cards.tiny(), STATE).write(file);

        ComputationGraph plain = ModelSerializer.restoreComputationGraph(file.toFile(), true);

        assertThat(plain.params().data().asFloat())
                .isEqualTo(network.params().data().asFloat());
        assertThat(moments(plain)).isEqualTo(moments(network));
    }

    @Test
    void writingLeavesTheNetworkAsItIs() throws Exception {
        ComputationGraph whole = network();
        ComputationGraph interrupted = network();
        for (int i = 0; i < 3; i++) {
            train(whole, i, i + 1);
            train(interrupted, i, i + 1);
            new Checkpoint<>(interrupted, Cards.tiny(), STATE).write(folder.resolve("checkpoint.zip"));
        }

        assertThat(interrupted.params().data().asFloat())
                .isEqualTo(whole.params().data().asFloat());
    }

    @Test
    void equalContentIsEqualBytes() throws Exception {
        Path first = folder.resolve("first.zip");
        Path again = folder.resolve("again.zip");
        ComputationGraph network = network();
        train(network, 0, 2);

        new Checkpoint<>(network, Cards.tiny(), STATE).write(first);
        Checkpoint.read(first, State.class).write(again);

        assertThat(Files.mismatch(first, again)).isEqualTo(-1);
    }

    @Test
    void aModelIsNoCheckpointAndACheckpointNoModel() throws Exception {
        Path model = folder.resolve("model.zip");
        Path checkpoint = folder.resolve("checkpoint.zip");
        new ModelBundle(network(), Cards.tiny()).write(model);
        new Checkpoint<>(network(), Cards.tiny(), STATE).write(checkpoint);

        assertThatThrownBy(() -> Checkpoint.read(model, State.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(model.toString())
                .hasMessageContaining("training.json");
        assertThatThrownBy(() -> ModelBundle.read(checkpoint))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(checkpoint.toString());
    }

    @Test
    void aDamagedStateOfTheUpdaterIsRefused() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        new Checkpoint<>(network(), Cards.tiny(), STATE).write(file);
        Map<String, byte[]> entries = Zips.entries(file);
        entries.put("updaterState.bin", entries.get("coefficients.bin"));
        Files.write(file, Zips.sealed(entries));

        assertThatThrownBy(() -> Checkpoint.read(file, State.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("updaterState.bin");
    }

    @Test
    void aCheckpointWithoutTheStateThatItsUpdaterKeepsIsRefused() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        new Checkpoint<>(network(), Cards.tiny(), STATE).write(file);
        Map<String, byte[]> entries = Zips.entries(file);
        entries.remove("updaterState.bin");
        Files.write(file, Zips.sealed(entries));

        assertThatThrownBy(() -> Checkpoint.read(file, State.class))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": is no model file of ours (updaterState.bin is missing)");
    }

    @Test
    void anUpdaterThatKeepsNothingHasNoState() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        ComputationGraph network =
                FastPath.enable(Nets.built(Nets.TINY, Nets.setting(Nets.input(11, 12), 1, 7, new Sgd(0.1))));
        new Checkpoint<>(network, Cards.tiny(), STATE).write(file);
        assertThat(Checkpoint.read(file, State.class).network().updaterState()).isNull();

        Map<String, byte[]> entries = Zips.entries(file);
        entries.put("updaterState.bin", entries.get("coefficients.bin"));
        Files.write(file, Zips.sealed(entries));
        assertThatThrownBy(() -> Checkpoint.read(file, State.class))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": holds updaterState.bin, but its updater keeps nothing");
    }

    @Test
    void anAverageOfTheParametersIsKept() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        ComputationGraph network = network();
        INDArray average = network.params().mul(0.5);
        new Checkpoint<>(network, Cards.tiny(), STATE, Optional.of(average)).write(file);
        assertThat(Checkpoint.read(file, State.class).average().orElseThrow().toFloatVector())
                .isEqualTo(average.ravel().toFloatVector());

        new Checkpoint<>(network, Cards.tiny(), STATE).write(file);
        assertThat(Checkpoint.read(file, State.class).average()).isEmpty();
    }

    @Test
    void aDamagedAverageIsRefused() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        ComputationGraph network = network();
        new Checkpoint<>(network, Cards.tiny(), STATE, Optional.of(network.params())).write(file);
        Map<String, byte[]> entries = Zips.entries(file);
        entries.put("average.bin", entries.get("updaterState.bin"));
        Files.write(file, Zips.sealed(entries));

        assertThatThrownBy(() -> Checkpoint.read(file, State.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("average.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"updaterState.bin", "training.json"})
    void randomDamagesAreRefusedOrRead(String name) throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        new Checkpoint<>(network(), Cards.tiny(), STATE).write(file);
        Map<String, byte[]> entries = Zips.entries(file);
        byte[] valid = entries.get(name);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            entries.put(name, Zips.damaged(valid, random));
            Files.write(file, Zips.sealed(entries));
            try {
                Checkpoint.read(file, State.class);
            } catch (InputException e) {
                assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(15);
    }

    @Test
    void whatWasChangedSinceIsRefused() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        new Checkpoint<>(network(), Cards.tiny(), STATE).write(file);
        Map<String, byte[]> entries = Zips.entries(file);
        assertThat(entries).containsKey("sha256.txt");
        for (String name : List.copyOf(entries.keySet())) {
            Map<String, byte[]> changed = new LinkedHashMap<>(entries);
            byte[] bytes = changed.get(name).clone();
            bytes[bytes.length / 2] ^= 1;
            changed.put(name, bytes);
            Files.write(file, Zips.of(changed)); // with the zip's own checksums in order
            assertThatThrownBy(() -> Checkpoint.read(file, State.class))
                    .as(name)
                    .isInstanceOf(InputException.class)
                    .hasMessage(file + ": is damaged (its content is not what its checksum is of)");
        }
        entries.remove("sha256.txt");
        Files.write(file, Zips.of(entries));
        assertThatThrownBy(() -> Checkpoint.read(file, State.class))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": is no model file of ours (sha256.txt is missing)");
    }

    @Test
    void whatIsCutOffAnywhereIsRefused() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        new Checkpoint<>(network(), Cards.tiny(), STATE).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int part = 0; part < 20; part++) {
            Files.write(file, Arrays.copyOf(whole, whole.length * part / 20));
            assertThatThrownBy(() -> Checkpoint.read(file, State.class))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aStateOfAnotherTrainerIsRefused() throws Exception {
        Path file = folder.resolve("checkpoint.zip");
        new Checkpoint<>(network(), Cards.tiny(), STATE).write(file);

        assertThatThrownBy(() -> Checkpoint.read(file, OtherState.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file + " training.json")
                .hasMessageContaining("epoch");
    }

    record OtherState(int iteration) {}

    private static ComputationGraph network() {
        return FastPath.enable(Nets.tiny(7));
    }

    private static void train(ComputationGraph network, int from, int to) {
        for (int step = from; step < to; step++) {
            network.fit(Nets.tinyBatch(3, step));
        }
    }

    private static float[] moments(ComputationGraph network) {
        return network.getUpdater().getStateViewArray().dup().data().asFloat();
    }
}
