package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.spec.InputSpec;
import org.landmark.models.network.Cnn;
import org.landmark.models.network.CnnBlock;
import org.landmark.models.network.FcnResNet50;
import org.landmark.models.network.HeatmapResNet;
import org.landmark.models.network.IntegralResNet;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.NetworkSpec;
import org.landmark.models.network.ResNet50;
import org.landmark.models.network.ShapeNet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;

/** Of every network, oneDNN computes all but the small ends that it has no kernel for. */
class PlannedNetworksTest {
    private static final InputSpec INPUT = Nets.input(32, 32);

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(new Cnn(List.of(new CnnBlock(3, 3, 2, 1, true, 2, 0.2)), null, 0.5, null), 0, Set.of()),
                Arguments.of(new ResNet50(1, null, null), 0, Set.of()),
                Arguments.of(new ShapeNet(2, null, 2, null, null), 0, Set.of("points", "output")),
                Arguments.of(new IntegralResNet(2, null, null, null, null), 0, Set.of("expectation", "output")),
                Arguments.of(new IntegralResNet(2, null, null, true, null), 0, Set.of("expectation", "output")),
                Arguments.of(new HeatmapResNet(2, null, List.of(3), null, null), 4, Set.of()),
                Arguments.of(new HeatmapResNet(2, null, List.of(3), true, null), 4, Set.of()),
                Arguments.of(new FcnResNet50(1, null, null, null), 40, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void oneDnnComputesAllButTheEnds(NetworkSpec spec, int side, Set<String> ends) {
        ComputationGraph network = spec.create(
                side == 0 ? Nets.setting(INPUT, 3, 1) : Nets.mapsSetting(INPUT, 3, side, side, 1, new NoOp()));
        MultiDataSet faces = side == 0 ? Nets.batch(INPUT, 3, 2, 1) : Nets.mapsBatch(INPUT, 3, side, side, 2, 1);
        INDArray[] labels = Collections.nCopies(network.getNumOutputArrays(), faces.getLabels(0))
                .toArray(INDArray[]::new);

        List<StepTime> training =
                PassTimerTest.timed(network, () -> network.fit(new MultiDataSet(faces.getFeatures(), labels)));
        List<StepTime> prediction = PassTimerTest.timed(network, () -> answer(network, faces));

        assertThat(byDeeplearning4j(training)).isEqualTo(ends);
        assertThat(ends).containsAll(byDeeplearning4j(prediction));
    }

    @Test
    void whatIsForTrainingAloneIsNotComputedInPrediction() {
        ComputationGraph network =
                new FcnResNet50(1, null, null, null).create(Nets.mapsSetting(INPUT, 3, 40, 40, 1, new NoOp()));
        MultiDataSet faces = Nets.mapsBatch(INPUT, 3, 40, 40, 2, 1);

        List<StepTime> times = PassTimerTest.timed(network, () -> answer(network, faces));

        assertThat(times).extracting(StepTime::vertex).contains("classifier_0", "classifier_resize");
        assertThat(times).extracting(StepTime::vertex).noneMatch(name -> name.startsWith("aux"));
    }

    private static INDArray answer(ComputationGraph network, MultiDataSet faces) {
        return network.output(List.of(NetworkSetting.OUTPUT), false, faces.getFeatures(), null)[0];
    }

    private static Set<String> byDeeplearning4j(List<StepTime> times) {
        assertThat(times).isNotEmpty();
        return times.stream()
                .filter(time -> time.step().contains("Deeplearning4j"))
                .map(StepTime::vertex)
                .collect(Collectors.toSet());
    }
}
