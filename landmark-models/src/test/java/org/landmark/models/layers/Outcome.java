package org.landmark.models.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What a network computed: arrays by name, in groups of like size ("gradient", "output", ...). */
record Outcome(Map<String, Map<String, INDArray>> groups) {
    /** Everything: outputs, score and gradients, and what is left after two steps of training. */
    static Outcome of(ComputationGraph network, MultiDataSet data) {
        Map<String, Map<String, INDArray>> groups = new LinkedHashMap<>();
        groups.put("output", named(network.output(data.getFeatures())));
        groups.put("training output", named(network.output(true, data.getFeatures())));
        groups.putAll(ofGradients(network, data).groups());
        network.fit(data);
        network.fit(data);
        groups.putAll(ofParameters(network).groups());
        groups.put("output after training", named(network.output(data.getFeatures())));
        return new Outcome(groups);
    }

    static Outcome ofOutputs(ComputationGraph network, MultiDataSet data) {
        return new Outcome(Map.of("output", named(network.output(data.getFeatures()))));
    }

    static Outcome ofGradients(ComputationGraph network, MultiDataSet data) {
        network.setInputs(data.getFeatures());
        network.setLabels(data.getLabels());
        network.setLayerMaskArrays(null, data.getLabelsMaskArrays());
        network.computeGradientAndScore();
        Map<String, Map<String, INDArray>> groups = new LinkedHashMap<>();
        groups.put("score", Map.of("training", Nd4j.scalar(network.score())));
        groups.put("gradient", gradients(network));
        network.clearLayerMaskArrays();
        return new Outcome(groups);
    }

    static Outcome ofParameters(ComputationGraph network) {
        Map<String, Map<String, INDArray>> groups = new LinkedHashMap<>();
        groups.put("parameter", copies(network.paramTable()));
        INDArray state = network.updaterState();
        groups.put("updater", state == null ? Map.of() : Map.of("state", state.dup()));
        return new Outcome(groups);
    }

    /** Of the parameters alone: a locked batch normalisation leaves arrays for parameters that it doesn't have. */
    static Map<String, INDArray> gradients(ComputationGraph network) {
        Map<String, INDArray> gradients = new LinkedHashMap<>(network.gradient().gradientForVariable());
        gradients.keySet().retainAll(network.paramTable().keySet());
        return copies(gradients);
    }

    private static Map<String, INDArray> copies(Map<String, INDArray> arrays) {
        Map<String, INDArray> copies = new LinkedHashMap<>();
        arrays.forEach((name, array) -> copies.put(name, array.dup()));
        return copies;
    }

    private static Map<String, INDArray> named(INDArray... arrays) {
        Map<String, INDArray> named = new LinkedHashMap<>();
        for (int i = 0; i < arrays.length; i++) {
            named.put(Integer.toString(i), arrays[i].dup());
        }
        return named;
    }

    void assertCloseTo(Outcome expected, double tolerance) {
        assertThat(groups).containsOnlyKeys(expected.groups.keySet());
        expected.groups.forEach((group, arrays) -> Closeness.assertClose(group, groups.get(group), arrays, tolerance));
    }

    void assertCloseTo(Outcome expected) {
        assertCloseTo(expected, Closeness.ROUNDING);
    }
}
