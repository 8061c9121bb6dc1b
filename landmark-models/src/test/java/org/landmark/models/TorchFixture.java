package org.landmark.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What PyTorch computed, as {@code src/test/python/torch_fixtures.py} wrote it down. */
public final class TorchFixture {
    private TorchFixture() {}

    public static JsonNode read(String name) {
        try (InputStream in = TorchFixture.class.getResourceAsStream("/torch/" + name + ".json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).doubleValue();
        }
        return numbers;
    }
}
