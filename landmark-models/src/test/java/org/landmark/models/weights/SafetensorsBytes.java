package org.landmark.models.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Writes safetensors files for tests. */
public final class SafetensorsBytes {
    private record Tensor(String type, long[] shape, byte[] data) {}

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** A tensor of 32-bit numbers. */
    public SafetensorsBytes add(String name, float[] values, long... shape) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return add(name, "F32", data.array(), shape);
    }

    /** A tensor of any type. */
    public SafetensorsBytes add(String name, String type, byte[] data, long... shape) {
        tensors.put(name, new Tensor(type, shape, data));
        return this;
    }

    /** Takes one out again. */
    public SafetensorsBytes remove(String name) {
        tensors.remove(name);
        return this;
    }

    public void write(Path file) throws IOException {
        Files.write(file, bytes());
    }

    byte[] bytes() {
        List<String> entries = new ArrayList<>(List.of("\"__metadata__\":{\"format\":\"pt\"}"));
        int size = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            int end = size + tensor.data.length;
            entries.add("\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(
                            entry.getKey(),
                            tensor.type,
                            LongStream.of(tensor.shape).boxed().toList(),
                            size,
                            end));
            size = end;
        }
        ByteBuffer data = ByteBuffer.allocate(size);
        tensors.values().forEach(tensor -> data.put(tensor.data));
        return bytes("{" + String.join(",", entries) + "}", data.array());
    }

    /** Any header before any data. */
    static byte[] bytes(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data)
                .array();
    }
}
