package org.landmark.tuning.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;

class SpacesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aGridOfARangeGoesFromEndToEnd() {
        assertThat(numbers(new Range(number(1e-5), number(1e-2), Range.Scale.LOG, 4)))
                .containsExactly(1e-5, 1e-4, 1e-3, 1e-2);
        assertThat(numbers(new Range(number(0), number(1), null, 3))).containsExactly(0.0, 0.5, 1.0);
        assertThat(numbers(new Range(IntNode.valueOf(4), IntNode.valueOf(64), Range.Scale.LOG, 5)))
                .containsExactly(4.0, 8.0, 16.0, 32.0, 64.0);
        assertThat(SpaceValues.grid(new Range(IntNode.valueOf(1), IntNode.valueOf(3), null, 9)))
                .containsExactly(IntNode.valueOf(1), IntNode.valueOf(2), IntNode.valueOf(3));
    }

    @Test
    void drawnNumbersAreRoundedButStayInTheRange() {
        Range rate = new Range(number(1e-5), number(0.0123456), Range.Scale.LOG, null);
        assertThat(SpaceValues.in(rate, 0.00123456789).doubleValue())
                .isCloseTo(0.001235, Percentage.withPercentage(1e-6));
        assertThat(SpaceValues.in(rate, 0.0123456)).isEqualTo(number(0.0123456));
        assertThat(SpaceValues.in(new Range(IntNode.valueOf(1), IntNode.valueOf(9), null, null), 4.6))
                .isEqualTo(IntNode.valueOf(5));
    }

    @Test
    void settingsAreYamlWhateverTheirForm() throws Exception {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("a.rate", JSON.readTree("1.0E-8"));
        values.put("b", JSON.readTree("1.0E7"));
        values.put("c.list", JSON.readTree("[12, 16]"));
        values.put("d", JSON.readTree("\"mse\""));
        values.put("e", JSON.readTree("{\"name\": \"dark\", \"blur\": 1}"));
        values.put("f", JSON.readTree("3"));
        Parameters parameters = new Parameters(values);
        assertThat(parameters.settings())
                .containsExactly(
                        "a.rate=0.00000001",
                        "b=10000000.0",
                        "c.list=[12,16]",
                        "d=\"mse\"",
                        "e={\"name\":\"dark\",\"blur\":1}",
                        "f=3");
        assertThat(parameters.describe())
                .isEqualTo("rate 0.00000001, b 10000000.0, list [12, 16], d mse, e {name: dark, blur: 1}, f 3");
        assertThat(ConfigReader.json(ConfigWriter.jsonLine(parameters), "line", Parameters.class))
                .isEqualTo(parameters);
    }

    @Test
    void aSweepIsWrittenAndReadAgain() {
        SweepConfig config = ConfigReader.yaml(
                """
                name: small
                experiment: tiny.yaml
                space:
                  train.batch: [1, 4]
                  train.optimizer: [{name: adam}, {name: sgd, momentum: 0.9}]
                  train.clip: {min: 1.0, max: 4.0, scale: log}
                generator: {name: genetic, population: 6}
                stop: halving
                end: {candidates: 9, minutes: 1.5}
                score: meanErrorPixels
                """,
                "text",
                List.of(),
                SweepConfig.class);
        assertThat(ConfigReader.json(ConfigWriter.json(config), "json", SweepConfig.class))
                .isEqualTo(config);
        assertThat(config.mostCandidates()).hasValue(9);
        assertThat(config.stop()).isEqualTo(new Halving(3, 3));
        assertThat(config.finals()).isEqualTo(new FinalSpec(2, List.of(1L, 2L, 3L)));
    }

    private static List<Double> numbers(Range range) {
        return SpaceValues.grid(range).stream().map(JsonNode::doubleValue).toList();
    }

    private static JsonNode number(double value) {
        return DoubleNode.valueOf(value);
    }
}
