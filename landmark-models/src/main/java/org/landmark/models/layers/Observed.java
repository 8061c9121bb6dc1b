package org.landmark.models.layers;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Activations for listeners, each read out when it is asked for: most listeners look at few steps only. */
final class Observed extends AbstractMap<String, INDArray> {
    private final Map<String, Supplier<INDArray>> readers;

    Observed(Map<String, Supplier<INDArray>> readers) {
        this.readers = readers;
    }

    @Override
    public INDArray get(Object name) {
        Supplier<INDArray> reader = readers.get(name);
        return reader == null ? null : reader.get();
    }

    @Override
    public boolean containsKey(Object name) {
        return readers.containsKey(name);
    }

    @Override
    public Set<String> keySet() {
        return readers.keySet();
    }

    @Override
    public Set<Entry<String, INDArray>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, INDArray>> iterator() {
                return readers.entrySet().stream()
                        .<Entry<String, INDArray>>map(entry ->
                                Map.entry(entry.getKey(), entry.getValue().get()))
                        .iterator();
            }

            @Override
            public int size() {
                return readers.size();
            }
        };
    }
}
