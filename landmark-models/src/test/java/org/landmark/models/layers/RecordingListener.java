package org.landmark.models.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Keeps what a listener is told, and copies of what it is shown. */
final class RecordingListener extends BaseTrainingListener {
    final List<String> events = new ArrayList<>();
    final List<Model> models = new ArrayList<>();
    final List<Map<String, INDArray>> activations = new ArrayList<>();
    final List<Map<String, INDArray>> gradients = new ArrayList<>();

    @Override
    public void onEpochStart(Model model) {
        record("epoch starts", model);
    }

    @Override
    public void onEpochEnd(Model model) {
        record("epoch ends", model);
    }

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> values) {
        record("forward", model);
        Map<String, INDArray> copies = new LinkedHashMap<>();
        values.forEach((name, array) -> copies.put(name, array.dup()));
        activations.add(copies);
    }

    @Override
    public void onGradientCalculation(Model model) {
        record("gradient", model);
        gradients.add(Outcome.gradients((ComputationGraph) model));
    }

    @Override
    public void onBackwardPass(Model model) {
        record("backward", model);
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        record("iteration " + iteration + " of epoch " + epoch, model);
    }

    private void record(String event, Model model) {
        events.add(event);
        models.add(model);
    }
}
