package org.landmark.models.updater;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A network's updater that shows {@link TorchUpdater}s the parameters that they decay, and keeps the norm of all gradients together to
 * what they ask for. What batch normalisation keeps of batches also travels as gradients, which are neither counted nor scaled; nor are
 * those of frozen layers. For other updaters it does what Deeplearning4j's own does.
 */
public final class NetworkUpdater extends ComputationGraphUpdater {
    private static final long serialVersionUID = 1L;

    /** What PyTorch adds to a norm before it divides by it. */
    private static final double NORM_EPSILON = 1e-6;

    private final transient List<INDArray> gradients = new ArrayList<>();
    private double clip;

    /**
     * For a network.
     *
     * @param state of an updater that it had, which is used as it is and not copied; null for a fresh one
     * @throws IllegalArgumentException if it is not as long as this network's
     */
    public NetworkUpdater(ComputationGraph network, INDArray state) {
        super(network, ofLength(stateLength(network), state));
        for (UpdaterBlock block : getUpdaterBlocks()) {
            if (block.getGradientUpdater() instanceof BoundStep<?> step) {
                TorchUpdater updater = step.getConfig();
                clip = updater.clip();
                runs(block, NetworkUpdater::isTrained).forEach(run -> gradients.add(view(gradient(), run)));
                step.bind(runs(block, part -> isDecayed(part, updater.decay())).stream()
                        .map(run -> new BoundStep.Decayed(view(network.params(), run), view(gradient(), run)))
                        .toList());
            }
        }
    }

    /** How many numbers the state of a network's updater has, found without making one. */
    public static long stateLength(ComputationGraph network) {
        long length = 0;
        for (GraphVertex vertex : network.getVertices()) {
            if (vertex.numParams() > 0) {
                for (Map.Entry<String, INDArray> part : vertex.paramTable(false).entrySet()) {
                    IUpdater updater = vertex.getConfig().getUpdaterByParam(part.getKey());
                    length += updater.stateSize(part.getValue().length());
                }
            }
        }
        return length;
    }

    private static INDArray ofLength(long length, INDArray state) {
        if (state != null && state.length() != length) {
            throw new IllegalArgumentException(
                    "the state of another network's updater, of " + state.length() + " numbers, expected " + length);
        }
        return state;
    }

    /** Gives a network that is to be trained such an updater, with the state of the one that it has. */
    public static void install(ComputationGraph network) {
        ComputationGraphUpdater present = network.getUpdater(false);
        if (!(present instanceof NetworkUpdater)) {
            network.setUpdater(new NetworkUpdater(network, present == null ? null : present.getStateViewArray()));
        }
    }

    @Override
    public synchronized void update(
            Gradient gradient, int iteration, int epoch, int batch, LayerWorkspaceMgr workspaces) {
        if (!gradients.isEmpty() && address(gradient.gradient()) != address(gradient())) {
            throw new IllegalStateException("the gradient of another network");
        }
        if (clip > 0) {
            clip(isMiniBatch() ? batch : 1);
        }
        super.update(gradient, iteration, epoch, batch, workspaces);
    }

    /**
     * @param divisor what the gradients will be divided by
     */
    private void clip(int divisor) {
        double squares = 0;
        for (INDArray part : gradients) {
            double norm = part.norm2Number().doubleValue() / divisor;
            squares += norm * norm;
        }
        double factor = clip / (Math.sqrt(squares) + NORM_EPSILON);
        if (factor < 1) {
            gradients.forEach(part -> part.muli(factor));
        }
    }

    private static long address(INDArray array) {
        return array.data().addressPointer().address();
    }

    private INDArray gradient() {
        return getFlattenedGradientsView();
    }

    /** Places in the network's arrays. */
    private record Run(long begin, long end) {}

    /** The places of some of a block's parameters, as few and as long as can be. */
    private static List<Run> runs(UpdaterBlock block, Predicate<ParamState> wanted) {
        List<Run> runs = new ArrayList<>();
        for (ParamState part : block.getLayersAndVariablesInBlock()) {
            if (!wanted.test(part)) {
                continue;
            }
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).end() == part.getParamOffsetStart()) {
                runs.set(last, new Run(runs.get(last).begin(), part.getParamOffsetEnd()));
            } else {
                runs.add(new Run(part.getParamOffsetStart(), part.getParamOffsetEnd()));
            }
        }
        return runs;
    }

    private static INDArray view(INDArray all, Run run) {
        return all.reshape(all.length()).get(NDArrayIndex.interval(run.begin(), run.end()));
    }

    private static boolean isTrained(ParamState part) {
        Layer layer = ((GraphVertex) part.getLayer()).getLayer();
        return !(layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop);
    }

    private static boolean isDecayed(ParamState part, WeightDecay decay) {
        return decay.rate() > 0 && isTrained(part) && (!decay.weightsOnly() || isWeight(part));
    }

    private static boolean isWeight(ParamState part) {
        Layer layer = ((GraphVertex) part.getLayer()).getLayer();
        return layer != null
                && layer.conf()
                        .getLayer()
                        .initializer()
                        .isWeightParam(layer.conf().getLayer(), part.getParamName());
    }
}
