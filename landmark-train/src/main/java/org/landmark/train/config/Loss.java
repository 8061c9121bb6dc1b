package org.landmark.train.config;

import java.util.Locale;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Losses, as means over every number of the target, in score and gradient. */
public enum Loss {
    /** Mean squared error. */
    MSE {
        @Override
        public ILossFunction function() {
            return new LossMSE();
        }
    };

    /** Deeplearning4j's function for it. */
    public abstract ILossFunction function();

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
