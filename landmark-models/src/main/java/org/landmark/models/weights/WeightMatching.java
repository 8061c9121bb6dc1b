package org.landmark.models.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.landmark.data.InputException;

/**
 * Which tensor of a torchvision file goes where in a network, found before anything is changed. {@code layer1.0.conv1.weight} belongs
 * to the vertex {@code layer1_0_conv1}, {@code fc} to {@code output}. A layer that only one of the two has below {@code backbone} is
 * the same nevertheless: a segmentation network takes a classifier's weights.
 */
final class WeightMatching {
    private static final String BACKBONE = "backbone";
    private static final String COUNTER = ".num_batches_tracked";

    /** Layers whose number of outputs is the task's, not the network's. */
    private static final Set<String> HEADS = Set.of("fc", "classifier.4", "aux_classifier.4");

    private final Path file;
    private final Map<String, GraphParameter> parameters = new LinkedHashMap<>();
    private final Map<String, WeightMatch> matches = new LinkedHashMap<>();
    private final Map<String, String> otherHeads = new LinkedHashMap<>();
    private final List<String> unused = new ArrayList<>();

    /**
     * Matches by name and shape.
     *
     * @throws InputException if a tensor does not fit its place, a layer would get only a part, or nothing matches
     */
    WeightMatching(Path file, Collection<TensorEntry> tensors, Collection<GraphParameter> parameters) {
        this.file = file;
        parameters.forEach(parameter -> this.parameters.put(parameter.path(), parameter));
        tensors.stream().filter(tensor -> !tensor.name().endsWith(COUNTER)).forEach(this::match);
        matches.values().forEach(this::noteOtherHead);
        for (WeightMatch match : List.copyOf(matches.values())) {
            if (otherHeads.containsKey(match.parameter().layer())) {
                matches.remove(match.parameter().path());
                unused.add(match.tensor().name());
            } else {
                requireFits(match);
            }
        }
        requireWholeLayers();
        if (matches.isEmpty()) {
            throw InputException.in(
                    file,
                    "has no tensor for a layer of the network (its tensors: " + ShortText.of(unused) + "; the layers: "
                            + ShortText.of(
                                    fresh().stream().map(FreshLayer::toString).toList()) + ")");
        }
    }

    /** What goes where. */
    Collection<WeightMatch> matches() {
        return matches.values();
    }

    /** Layers that take their parameters from the file. */
    List<String> filled() {
        return matches.values().stream()
                .map(match -> match.parameter().layer())
                .distinct()
                .toList();
    }

    /** The other layers with parameters; those for which the file has another number of outputs say so. */
    List<FreshLayer> fresh() {
        List<String> filled = filled();
        return parameters.values().stream()
                .map(GraphParameter::layer)
                .distinct()
                .filter(layer -> !filled.contains(layer))
                .map(layer -> new FreshLayer(layer, otherHeads.getOrDefault(layer, "")))
                .toList();
    }

    /** Tensors that nothing takes, without PyTorch's counts of batches. */
    List<String> unused() {
        return unused;
    }

    private void match(TensorEntry tensor) {
        String path = places(tensor.name())
                .filter(parameters::containsKey)
                .findFirst()
                .orElse(null);
        if (path == null) {
            unused.add(tensor.name());
            return;
        }
        WeightMatch other = matches.putIfAbsent(path, new WeightMatch(parameters.get(path), tensor));
        if (other != null) {
            throw InputException.in(
                    file,
                    "has two tensors for the network's " + path + ": "
                            + ShortText.of(List.of(other.tensor().name(), tensor.name())));
        }
    }

    /** Paths of parameters that a tensor may belong to, the likeliest first. */
    private static Stream<String> places(String tensor) {
        String module = module(tensor);
        String name = tensor.substring(tensor.lastIndexOf('.') + 1);
        String layer = module.replace('.', '_');
        Stream<String> layers;
        if (module.equals("fc")) {
            layers = Stream.of("output");
        } else if (module.startsWith(BACKBONE + ".")) {
            layers = Stream.of(layer, layer.substring(BACKBONE.length() + 1));
        } else {
            layers = Stream.of(layer, BACKBONE + "_" + layer);
        }
        return layers.map(one -> one + "." + name);
    }

    private static String module(String tensor) {
        return tensor.substring(0, Math.max(0, tensor.lastIndexOf('.')));
    }

    private void noteOtherHead(WeightMatch match) {
        if (HEADS.contains(module(match.tensor().name())) && match.isForOtherOutputs()) {
            String layer = match.parameter().layer();
            otherHeads.put(
                    layer,
                    match.tensor().shape().get(0) + " outputs in the file, "
                            + match.parameter().shape().get(0) + " here");
        }
    }

    private void requireFits(WeightMatch match) {
        TensorEntry tensor = match.tensor();
        String name = "tensor " + ShortText.of(tensor.name());
        if (!tensor.type().isReal()) {
            throw InputException.in(file, name + " is of " + tensor.type() + " (expected F32, F16, BF16 or F64)");
        }
        if (!match.isSame() && !match.isForColours()) {
            throw InputException.in(
                    file,
                    name + " is " + tensor.shape() + ", the network's layer "
                            + match.parameter().layer() + " takes "
                            + match.parameter().shape());
        }
    }

    /** Half of a layer's parameters from elsewhere and half of them fresh do not work together. */
    private void requireWholeLayers() {
        Set<String> filled = Set.copyOf(filled());
        for (GraphParameter parameter : parameters.values()) {
            if (filled.contains(parameter.layer()) && !matches.containsKey(parameter.path())) {
                throw InputException.in(
                        file,
                        "has tensors for the network's layer " + parameter.layer() + ", but no " + parameter.name());
            }
        }
    }
}
