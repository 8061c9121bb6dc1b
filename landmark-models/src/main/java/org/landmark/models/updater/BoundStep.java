package org.landmark.models.updater;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/** The steps of a run of parameters that lie side by side, some of which are decayed. */
abstract class BoundStep<T extends TorchUpdater> implements GradientUpdater<T> {
    private final T config;
    private List<Decayed> decayed;

    /**
     * Parameters that are decayed.
     *
     * @param parameters a view of the network's
     * @param gradient a view of their place in the network's gradient
     */
    record Decayed(INDArray parameters, INDArray gradient) {
        private void pull(double share) {
            Nd4j.getBlasWrapper().level1().axpy(gradient.length(), share, parameters, gradient);
        }
    }

    BoundStep(T config) {
        this.config = config;
    }

    /** Shows the parameters that are decayed. */
    final void bind(List<Decayed> parameters) {
        decayed = List.copyOf(parameters);
    }

    @Override
    public final void applyUpdater(INDArray gradient, int iteration, int epoch) {
        if (decayed == null) {
            throw new IllegalStateException(
                    "the updater " + config
                            + " was not shown the network's parameters (NetworkUpdater.install has to be called before training)");
        }
        WeightDecay decay = config.decay();
        double rate = config.getLearningRate(iteration, epoch);
        if (!decay.decoupled()) {
            decay(decay.rate());
        }
        step(gradient, iteration, rate);
        if (decay.decoupled()) {
            decay(rate * decay.rate());
        }
    }

    private void decay(double share) {
        if (share != 0) {
            decayed.forEach(part -> part.pull(share));
        }
    }

    /** Makes of a gradient, in its place, what is subtracted from the parameters. */
    abstract void step(INDArray gradient, int iteration, double rate);

    @Override
    public final T getConfig() {
        return config;
    }

    @Override
    public final void setState(Map<String, INDArray> state, boolean initialise) {
        throw new UnsupportedOperationException("the state lies in the network's own array");
    }

    @Override
    public final Map<String, INDArray> getState() {
        throw new UnsupportedOperationException("the state lies in the network's own array");
    }

    @Override
    public final void setStateViewArray(INDArray state, long[] shape, char order, boolean initialise) {
        throw new UnsupportedOperationException("the state is given when an updater is made");
    }
}
