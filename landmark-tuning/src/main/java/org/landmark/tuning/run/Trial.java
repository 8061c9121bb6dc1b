package org.landmark.tuning.run;

import java.util.List;
import org.landmark.tuning.config.Parameters;

/**
 * A candidate that is to be trained.
 *
 * @param number from 1
 * @param genes its place in the space, as the generator has it
 */
public record Trial(int number, Parameters parameters, List<Double> genes) {
    public Trial {
        genes = List.copyOf(genes);
    }
}
