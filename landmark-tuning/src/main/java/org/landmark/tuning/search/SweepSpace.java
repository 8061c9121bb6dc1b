package org.landmark.tuning.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.arbiter.BaseNetworkSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.landmark.tuning.config.Choices;
import org.landmark.tuning.config.Parameters;
import org.landmark.tuning.config.Range;
import org.landmark.tuning.config.Space;
import org.landmark.tuning.config.SpaceValues;

/**
 * A sweep's space as one of Arbiter's, whose values are settings: a parameter space for each key, in their order. It is a space of
 * networks without layers, as which Arbiter's page shows it.
 */
final class SweepSpace extends BaseNetworkSpace<LinkedHashMap<String, String>> {
    /** By key. Arbiter reads and writes it as JSON by its fields. */
    private LinkedHashMap<String, ParameterSpace<?>> keys = new LinkedHashMap<>();

    /** For Arbiter, which fills in the fields. */
    SweepSpace() {}

    private SweepSpace(Map<String, ParameterSpace<?>> keys) {
        this.keys.putAll(keys);
    }

    /**
     * Of a sweep.
     *
     * @param grid whether ranges are taken apart
     */
    static SweepSpace of(Map<String, Space> space, boolean grid) {
        LinkedHashMap<String, ParameterSpace<?>> keys = new LinkedHashMap<>();
        space.forEach((key, values) -> keys.put(key, leaf(values, grid)));
        return new SweepSpace(keys);
    }

    private static ParameterSpace<?> leaf(Space space, boolean grid) {
        if (grid || space instanceof Choices) {
            List<String> texts =
                    SpaceValues.grid(space).stream().map(Parameters::text).toList();
            return texts.size() == 1
                    ? new FixedValue<>(texts.get(0)) // a grid loses count of lists of one
                    : new DiscreteParameterSpace<>(texts);
        }
        Range range = (Range) space;
        if (range.scale() == Range.Scale.LOG) {
            return new ContinuousParameterSpace(new LogUniformDistribution(range.low(), range.high()));
        }
        return range.isWhole()
                ? new IntegerParameterSpace((int) range.low(), (int) range.high())
                : new ContinuousParameterSpace(range.low(), range.high());
    }

    /** What is set at a place of the space: text for lists, numbers for ranges, by key. */
    @Override
    public LinkedHashMap<String, String> getValue(double[] place) {
        LinkedHashMap<String, String> values = new LinkedHashMap<>();
        keys.forEach((key, space) -> values.put(key, String.valueOf(space.getValue(place))));
        return values;
    }

    /** A value of this space as settings of the sweep whose space it is. */
    static Parameters parameters(Map<String, String> value, Map<String, Space> space) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        space.forEach((key, values) -> parameters.put(key, setting(value.get(key), values)));
        return new Parameters(parameters);
    }

    private static JsonNode setting(String value, Space space) {
        List<JsonNode> listed = space instanceof Choices ? SpaceValues.grid(space) : List.of();
        return listed.stream()
                .filter(node -> Parameters.text(node).equals(value))
                .findFirst()
                .orElseGet(() -> SpaceValues.in((Range) space, Double.parseDouble(value)));
    }

    @Override
    public int numParameters() {
        return keys.values().stream().mapToInt(ParameterSpace::numParameters).sum();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Arbiter declares it
    public List<ParameterSpace> collectLeaves() {
        return new ArrayList<>(keys.values());
    }

    @Override
    @SuppressWarnings("rawtypes") // as Arbiter declares it
    public Map<String, ParameterSpace> getNestedSpaces() {
        return new LinkedHashMap<>(keys);
    }

    @Override
    public boolean isLeaf() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SweepSpace space && keys.equals(space.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return keys.toString();
    }
}
