package org.landmark.tuning.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Which candidates are not worth their remaining epochs, chosen by {@code name}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NoStopping.class, name = "none"),
    @JsonSubTypes.Type(value = MedianStopping.class, name = "median"),
    @JsonSubTypes.Type(value = Halving.class, name = "halving")
})
public sealed interface StoppingSpec permits NoStopping, MedianStopping, Halving {
    /**
     * Whether a candidate is hopeless.
     *
     * @param epoch that it has just ended, from 1
     * @param score its score after that epoch; smaller is better
     * @param others the scores after as many epochs of the others that have got as far
     */
    boolean stops(int epoch, double score, List<Double> others);
}
