package org.landmark.models.layers;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.landmark.models.updater.NetworkUpdater;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network whose training step and output are planned as a whole and run by oneDNN. All else is Deeplearning4j's: configuration,
 * parameters, updater, listeners, files. What can't be planned (recurrent layers, masks of inputs, other numbers than 32-bit floating
 * point) Deeplearning4j runs as ever.
 */
final class FastGraph extends ComputationGraph {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FastGraph.class);
    private static final int PLANS = 4;

    private final transient Map<Key, Plan> plans = new LinkedHashMap<>(8, 0.75f, true);
    private final transient Set<Key> refused = new HashSet<>();
    private transient GraphPlanner planner;
    private transient INDArray[] labels;
    private transient Gradient views;
    private transient Places places;
    private transient boolean fixed;
    private transient StepClock clock;
    private transient double mainLoss;

    private record Key(
            boolean training, boolean masked, boolean observed, List<List<Long>> shapes, List<String> wanted) {}

    /** Where parameters and gradients stand; plans hold good for them alone. */
    private record Places(long parameters, long gradients) {}

    private FastGraph(ComputationGraph network) {
        super(network.getConfiguration());
    }

    /** The same network, with the same parameters and the same state of its updater in the same places. */
    static FastGraph of(ComputationGraph network) {
        return of(network, false);
    }

    /** The same network with its parameters as they are for good: they are prepared for the kernels once, and not trained any more. */
    static FastGraph fixed(ComputationGraph network) {
        return of(network, true);
    }

    private static FastGraph of(ComputationGraph network, boolean fixed) {
        FastGraph fast = new FastGraph(network);
        fast.init(network.params(), false);
        fast.fixed = fixed;
        if (!fixed) {
            fast.setUpdater(network.getUpdater(false));
        }
        fast.setListeners(network.getListeners());
        for (Layer layer : fast.getLayers()) {
            layer.allowInputModification(false);
        }
        for (GraphVertex vertex : network.getVertices()) {
            if (vertex.getLayer() instanceof FrozenLayer) { // the configuration may not know of it
                fast.getVertex(vertex.getVertexName()).setLayerAsFrozen();
            }
        }
        return fast;
    }

    /** Times the steps of what runs from now on; null for no longer. */
    void time(StepClock newClock) {
        clock = newClock;
    }

    /** The last training step's score at the first output. */
    double mainLoss() {
        return mainLoss;
    }

    @Override
    public void setLabels(INDArray... newLabels) {
        super.setLabels(newLabels);
        labels = newLabels;
    }

    @Override
    public void setLabel(int number, INDArray label) {
        super.setLabel(number, label);
        if (labels == null) {
            labels = new INDArray[getNumOutputArrays()];
        }
        labels[number] = label;
    }

    @Override
    public void clear() {
        super.clear();
        labels = null;
    }

    @Override
    public synchronized void computeGradientAndScore() {
        if (fixed) {
            throw new IllegalStateException("a network that is prepared for prediction can't be trained");
        }
        getUpdater(true); // or Deeplearning4j would make its own
        Plan plan = isPlannable(getInputs(), getInputMaskArrays()) ? trainingPlan() : null;
        if (plan == null) {
            super.computeGradientAndScore();
            mainLoss = MainLoss.ofStock(this);
            return;
        }
        synchronizeIterEpochCounts();
        StockScope.Losses losses =
                plan.train(dense(getInputs()), labels, getLabelMaskArrays(), this::showActivations, clock);
        double regularisation = calcRegularizationScore(true);
        score = losses.all() + regularisation;
        mainLoss = losses.main() + regularisation;
        gradient = views;
        getListeners().forEach(listener -> listener.onBackwardPass(this));
        for (GraphVertex vertex : getVertices()) {
            vertex.clear();
        }
    }

    @Override
    public ComputationGraphUpdater getUpdater(boolean initializeIfAbsent) {
        if (initializeIfAbsent) {
            NetworkUpdater.install(this);
        }
        return super.getUpdater(false);
    }

    /** Takes over the state of any updater, for one of this network's own; null for none until one is needed. */
    @Override
    public void setUpdater(ComputationGraphUpdater updater) {
        boolean isOwn = updater instanceof NetworkUpdater && updater.getNetwork() == this;
        super.setUpdater(updater == null || isOwn ? updater : new NetworkUpdater(this, updater.getStateViewArray()));
    }

    private void showActivations(Map<String, INDArray> activations) {
        getListeners().forEach(listener -> listener.onForwardPass(this, activations));
    }

    /** Whether a listener wants to see activations, which then must not be overwritten on the way. */
    private boolean isObserved() {
        return getListeners().stream().anyMatch(FastGraph::observes);
    }

    private static boolean observes(TrainingListener listener) {
        try {
            Class<?> owner = listener.getClass()
                    .getMethod("onForwardPass", Model.class, Map.class)
                    .getDeclaringClass();
            return owner != BaseTrainingListener.class && owner != TrainingListener.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected INDArray[] outputOfLayersDetached(
            boolean train,
            FwdPassType kind,
            int[] wanted,
            INDArray[] features,
            INDArray[] featureMasks,
            INDArray[] labelMasks,
            boolean clearInputs,
            boolean detachedInputs,
            MemoryWorkspace workspace) {
        if (!train && kind == FwdPassType.STANDARD && workspace == null && isPlannable(features, featureMasks)) {
            INDArray[] results = planned(wanted, features);
            if (results != null) {
                return results;
            }
        }
        return super.outputOfLayersDetached(
                train, kind, wanted, features, featureMasks, labelMasks, clearInputs, detachedInputs, workspace);
    }

    private synchronized INDArray[] planned(int[] wanted, INDArray[] features) {
        setInputs(features);
        List<String> names = IntStream.of(wanted)
                .mapToObj(index -> getVertices()[index].getVertexName())
                .toList();
        Key key = new Key(false, false, false, shapes(features), names);
        Plan plan = plan(key);
        if (plan == null) {
            return null;
        }
        INDArray[] results = plan.outputShapes().stream()
                .map(shape -> Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape))
                .toArray(INDArray[]::new);
        plan.infer(dense(features), results, fixed, clock);
        for (GraphVertex vertex : getVertices()) {
            vertex.clear();
        }
        return results;
    }

    private Plan trainingPlan() {
        if (flattenedGradients == null) {
            initGradientsView();
        }
        boolean masked = getLabelMaskArrays() != null
                && Arrays.stream(getLabelMaskArrays()).anyMatch(Objects::nonNull);
        Plan plan = plan(new Key(true, masked, isObserved(), shapes(getInputs()), List.of()));
        if (plan != null && views == null) {
            views = views();
        }
        return plan;
    }

    private Plan plan(Key key) {
        Places now = new Places(address(flattenedParams), address(flattenedGradients));
        if (!now.equals(places)) {
            forget();
            places = now;
        }
        Plan plan = plans.get(key);
        if (plan == null && !refused.contains(key)) {
            plan = make(key);
        }
        return plan;
    }

    private Plan make(Key key) {
        if (planner == null) {
            planner = new GraphPlanner(this);
        }
        List<long[]> shapes = key.shapes().stream()
                .map(shape -> shape.stream().mapToLong(Long::longValue).toArray())
                .toList();
        try {
            Plan plan = key.training()
                    ? planner.training(shapes, key.masked(), key.observed())
                    : planner.inference(shapes, key.wanted());
            if (plans.size() == PLANS) {
                plans.remove(plans.keySet().iterator().next()).close();
            }
            plans.put(key, plan);
            return plan;
        } catch (UnsupportedGraphException e) {
            LOG.info("Deeplearning4j runs this pass itself: {}", e.getMessage());
            refused.add(key);
            return null;
        }
    }

    private static long address(INDArray array) {
        return array == null ? 0 : array.data().addressPointer().address();
    }

    private void forget() {
        plans.values().forEach(Plan::close);
        plans.clear();
        views = null;
    }

    /** A copy, likewise on the fast path, that trains on from the same iteration, which Deeplearning4j forgets. */
    @Override
    public ComputationGraph clone() {
        ComputationGraph copy = super.clone();
        copy.getConfiguration().setIterationCount(getConfiguration().getIterationCount());
        copy.getConfiguration().setEpochCount(getConfiguration().getEpochCount());
        return FastPath.enable(copy);
    }

    /** Also gives back at once what its plans took. */
    @Override
    public synchronized void close() {
        forget();
        super.close();
    }

    private boolean isPlannable(INDArray[] features, INDArray[] featureMasks) {
        return numParams() > 0
                && flattenedParams.dataType() == DataType.FLOAT
                && getConfiguration().getBackpropType() == BackpropType.Standard
                && (featureMasks == null || Arrays.stream(featureMasks).allMatch(Objects::isNull))
                && Arrays.stream(features).allMatch(array -> array != null && (array.rank() == 2 || array.rank() == 4));
    }

    private static List<List<Long>> shapes(INDArray[] arrays) {
        return Arrays.stream(arrays)
                .map(array -> Arrays.stream(array.shape()).boxed().toList())
                .toList();
    }

    /** Arrays as plans read them: 32-bit numbers, row by row without gaps. */
    private static INDArray[] dense(INDArray[] arrays) {
        INDArray[] dense = new INDArray[arrays.length];
        for (int i = 0; i < arrays.length; i++) {
            INDArray array = arrays[i].castTo(DataType.FLOAT);
            boolean isDense =
                    array.ordering() == 'c' && Arrays.equals(array.stride(), Nd4j.getStrides(array.shape(), 'c'));
            dense[i] = isDense ? array : array.dup('c');
        }
        return dense;
    }

    /** All gradients by name, in the order of the parameters; they stay in the same place. */
    private Gradient views() {
        DefaultGradient all = new DefaultGradient(flattenedGradients);
        for (int index : topologicalOrder) {
            GraphVertex vertex = vertices[index];
            if (vertex.hasLayer() && vertex.getLayer().numParams() > 0 && !isFrozen(vertex.getLayer())) {
                GradientViews.of(vertex.getLayer())
                        .forEach((name, view) -> all.setGradientFor(
                                vertex.getVertexName() + "_" + name, view, view.rank() == 4 ? 'c' : null));
            }
        }
        return all;
    }

    private static boolean isFrozen(Layer layer) {
        return layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop;
    }
}
