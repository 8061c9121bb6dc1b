package org.landmark.models.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.landmark.data.InputException;

/**
 * Reads a safetensors header: a JSON object from names to {@code {"dtype": "F32", "shape": [64, 3, 7, 7], "data_offsets": [begin,
 * end]}}, and maybe texts under {@code __metadata__}. As in the format's own reader, the tensors must fill the rest of the file, each
 * byte once.
 */
final class SafetensorsHeader {
    private static final int MAX_RANK = 8;
    private static final int MAX_TENSORS = 100_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final long dataBytes;

    private SafetensorsHeader(Path file, long dataBytes) {
        this.file = file;
        this.dataBytes = dataBytes;
    }

    /**
     * The tensors by name, in the header's order.
     *
     * @param dataBytes how many bytes follow the header
     * @throws InputException if it is no such header, or does not fit those bytes; says why
     */
    static Map<String, TensorEntry> parse(Path file, String json, long dataBytes) {
        try (JsonParser parser = JSON.createParser(json)) {
            return new SafetensorsHeader(file, dataBytes).tensors(parser);
        } catch (JsonProcessingException e) {
            throw new InputException(file + ": its header is not as expected (" + e.getOriginalMessage() + ")", e);
        } catch (IOException e) {
            throw new IllegalStateException("a text can be read", e);
        }
    }

    private Map<String, TensorEntry> tensors(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "an object", parser);
        Map<String, TensorEntry> tensors = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            require(parser.nextToken() == JsonToken.START_OBJECT, "an object for " + shown(name), parser);
            if (name.equals("__metadata__")) {
                parser.skipChildren();
                continue;
            }
            if (tensors.size() == MAX_TENSORS) {
                throw InputException.in(file, "holds more than " + MAX_TENSORS + " tensors");
            }
            tensors.put(name, tensor(name, parser));
        }
        require(parser.nextToken() == null, "nothing behind the object", parser);
        requireFilled(tensors.values());
        return tensors;
    }

    private TensorEntry tensor(String name, JsonParser parser) throws IOException {
        TensorType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "dtype" -> type = type(name, parser);
                case "shape" -> shape = numbers(name, "shape", MAX_RANK, parser);
                case "data_offsets" -> offsets = numbers(name, "data_offsets", 2, parser);
                default -> throw bad(
                        name, "has an unknown key " + shown(key) + " (accepted: dtype, shape, data_offsets)");
            }
        }
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw bad(name, "lacks its dtype, its shape or the two numbers of its data_offsets");
        }
        TensorEntry tensor = new TensorEntry(name, type, shape, offsets.get(0), offsets.get(1));
        requireFits(tensor);
        return tensor;
    }

    private TensorType type(String name, JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING, "a text as dtype of " + shown(name), parser);
        String type = parser.getText();
        return Arrays.stream(TensorType.values())
                .filter(known -> known.name().equals(type))
                .findFirst()
                .orElseThrow(() -> bad(
                        name,
                        "has dtype " + shown(type) + " (expected one of " + Arrays.toString(TensorType.values())
                                + ")"));
    }

    /** A list of whole numbers from 0 on. */
    private List<Long> numbers(String name, String key, int most, JsonParser parser) throws IOException {
        String expected = "a list of at most " + most + " whole numbers, 0 or more, as " + key + " of " + shown(name);
        require(parser.currentToken() == JsonToken.START_ARRAY, expected, parser);
        List<Long> numbers = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean isOne = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && numbers.size() < most
                    && parser.getLongValue() >= 0;
            require(isOne, expected, parser);
            numbers.add(parser.getLongValue());
        }
        return numbers;
    }

    private void requireFits(TensorEntry tensor) {
        if (tensor.begin() > tensor.end() || tensor.end() > dataBytes) {
            throw bad(
                    tensor.name(),
                    "lies at " + tensor.begin() + " to " + tensor.end() + " of " + dataBytes + " bytes of data");
        }
        long bytes;
        try {
            bytes = tensor.shape().stream().reduce((long) tensor.type().bytes(), Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw bad(tensor.name(), "has a shape of too many numbers, " + tensor.shape());
        }
        if (bytes != tensor.end() - tensor.begin()) {
            throw bad(
                    tensor.name(),
                    "has " + (tensor.end() - tensor.begin()) + " bytes, expected " + bytes + " for " + tensor.type()
                            + " " + tensor.shape());
        }
    }

    /** Each byte belongs to one tensor. */
    private void requireFilled(Iterable<TensorEntry> tensors) {
        List<TensorEntry> order = new ArrayList<>();
        tensors.forEach(order::add);
        order.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        long filled = 0;
        for (TensorEntry tensor : order) {
            if (tensor.begin() != filled) {
                throw bad(
                        tensor.name(),
                        "begins at byte " + tensor.begin() + " of the data, where "
                                + (tensor.begin() < filled ? "another one lies" : "one before it ended at " + filled));
            }
            filled = tensor.end();
        }
        if (filled != dataBytes) {
            throw InputException.in(file, "has " + dataBytes + " bytes of data, but its tensors end at " + filled);
        }
    }

    private void require(boolean fits, String expected, JsonParser parser) throws IOException {
        if (!fits) {
            throw InputException.in(
                    file,
                    "its header is not as expected (expected " + expected + ", came "
                            + (parser.currentToken() == null ? "its end" : shown(parser.getText())) + ")");
        }
    }

    private InputException bad(String tensor, String problem) {
        return InputException.in(file, "tensor " + shown(tensor) + " " + problem);
    }

    private static String shown(String text) {
        return ShortText.of(text);
    }
}
