package org.landmark.models.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.memory.MemoryBudget;
import org.landmark.models.layers.FastPath;

/** A network by its options, chosen by {@code name}. This list is the registry: a new network adds its class here. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SmallCnn.class, name = "small-cnn"),
    @JsonSubTypes.Type(value = Cnn.class, name = "cnn"),
    @JsonSubTypes.Type(value = ResNet18.class, name = "resnet18"),
    @JsonSubTypes.Type(value = ResNet50.class, name = "resnet50"),
    @JsonSubTypes.Type(value = ShapeNet.class, name = "shapenet"),
    @JsonSubTypes.Type(value = IntegralResNet.class, name = "integral-resnet"),
    @JsonSubTypes.Type(value = HeatmapResNet.class, name = "heatmap-resnet"),
    @JsonSubTypes.Type(value = UNet.class, name = "unet"),
    @JsonSubTypes.Type(value = FcnResNet50.class, name = "fcn-resnet50")
})
public interface NetworkSpec {
    /**
     * The network's configuration.
     *
     * @throws org.landmark.data.InputException if the input or the target does not fit the network
     */
    ComputationGraphConfiguration configure(NetworkSetting setting);

    /** The network with fresh weights, on the fast path. */
    default ComputationGraph create(NetworkSetting setting) {
        return create(setting, List.of());
    }

    /**
     * The network with fresh weights, on the fast path.
     *
     * @param frozen layers that are not trained and compute as in inference, by their names or what these begin with ({@code layer1}
     *     for {@code layer1_0_conv1})
     * @throws org.landmark.data.InputException if the input or the target does not fit the network, or layers can't be frozen
     */
    default ComputationGraph create(NetworkSetting setting, List<String> frozen) {
        ComputationGraphConfiguration configuration = new Freezing(configure(setting)).freeze(frozen);
        requireMemory(configuration);
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        return FastPath.enable(network);
    }

    /** A parameter takes itself, its gradient and what an optimizer remembers of it, two numbers at most. */
    private static void requireMemory(ComputationGraphConfiguration configuration) {
        long parameters = configuration.getVertices().values().stream()
                .mapToLong(vertex -> vertex.numParams(true))
                .sum();
        MemoryBudget.require(
                4L * Float.BYTES * parameters, String.format(Locale.ROOT, "a network of %,d parameters", parameters));
    }

    /**
     * Refuses layers that can't be frozen, as {@link #create(NetworkSetting, List)} does.
     *
     * @throws org.landmark.data.InputException says why
     */
    default void requireFreezable(NetworkSetting setting, List<String> frozen) {
        new Freezing(configure(setting)).freeze(frozen);
    }
}
