package org.landmark.tuning.draw;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.landmark.eval.draw.LossAxis;
import org.landmark.tuning.config.Parameters;

/**
 * An axis with values on it, all from 0 at its lower end to 1.
 *
 * @param places of the values, in their order
 * @param ticks what is written beside it
 */
record Axis(List<Double> places, List<Tick> ticks) {
    private static final int LONGEST = 22;

    /** A label at its place. */
    record Tick(double place, String label) {}

    /** Of numbers, logarithmic if they differ by much. */
    static Axis ofNumbers(List<Double> numbers) {
        LossAxis axis = LossAxis.around(numbers);
        return new Axis(
                numbers.stream().map(axis::position).toList(),
                axis.ticks().stream()
                        .map(tick -> new Tick(axis.position(tick), LossAxis.label(tick)))
                        .toList());
    }

    /** Of a parameter's values: numbers as above, others side by side in the order in which they come. */
    static Axis of(List<JsonNode> values) {
        if (values.stream().allMatch(JsonNode::isNumber)) {
            return ofNumbers(values.stream().map(JsonNode::doubleValue).toList());
        }
        List<String> names = values.stream().map(Parameters::shown).distinct().toList();
        List<Tick> ticks = IntStream.range(0, names.size())
                .mapToObj(i -> new Tick((i + 0.5) / names.size(), shortened(names.get(i))))
                .toList();
        return new Axis(
                values.stream()
                        .map(value -> ticks.get(names.indexOf(Parameters.shown(value)))
                                .place())
                        .toList(),
                ticks);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 3) + "...";
    }
}
