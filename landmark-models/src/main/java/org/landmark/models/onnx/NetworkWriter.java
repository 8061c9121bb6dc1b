package org.landmark.models.onnx;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx.GraphProto;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.vertex.BilinearResize;
import org.landmark.models.vertex.ShapeComposition;
import org.landmark.models.vertex.SpatialExpectation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Writes down what a network answers, vertex by vertex, as in inference. What it has for its training alone is left out: dropout, losses,
 * a second output. A vertex's result has the vertex's name.
 */
final class NetworkWriter {
    /** By the very class: a subclass may compute something else. */
    private static final Map<Class<?>, Mapping> MAPPINGS = Map.ofEntries(
            entry(ConvolutionLayer.class, Convolutions::write),
            entry(Deconvolution2D.class, Convolutions::write),
            entry(BatchNormalization.class, Layers::normalisation),
            entry(ActivationLayer.class, Layers::activation),
            entry(SubsamplingLayer.class, Layers::pooling),
            entry(GlobalPoolingLayer.class, Layers::mean),
            entry(DropoutLayer.class, Layers::dropout),
            entry(DenseLayer.class, Layers::dense),
            entry(OutputLayer.class, Layers::dense),
            entry(LossLayer.class, Layers::loss),
            entry(CnnLossLayer.class, Layers::loss),
            entry(ElementWiseVertex.class, Vertices::addition),
            entry(MergeVertex.class, Vertices::merging),
            entry(BilinearResize.class, Vertices::resizing),
            entry(SpatialExpectation.class, Vertices::expectation),
            entry(ShapeComposition.class, Vertices::composition));

    private final ComputationGraph network;
    private final ComputationGraphConfiguration configuration;
    private final Map<String, InputType> types;
    private final Set<String> needed = new HashSet<>();
    private final Set<String> folded = new HashSet<>();
    private final Map<String, String> results = new HashMap<>();

    /** Of a network that is asked about pictures of this type. */
    NetworkWriter(ComputationGraph network, InputType picture) {
        this.network = network;
        configuration = network.getConfiguration();
        types = new HashMap<>(
                configuration.clone().getLayerActivationTypes(true, false, picture)); // it changes what it looks at
        types.put(NetworkSetting.INPUT, picture);
        need(NetworkSetting.OUTPUT);
    }

    private void need(String name) {
        if (needed.add(name)) {
            configuration.getVertexInputs().getOrDefault(name, List.of()).forEach(this::need);
        }
    }

    /**
     * Writes it all.
     *
     * @throws org.landmark.data.InputException if it has a layer that no network of ours has; names it
     */
    GraphProto write(String title) {
        OnnxGraph graph = new OnnxGraph(title);
        graph.input(NetworkSetting.INPUT, types.get(NetworkSetting.INPUT).getShape(false));
        results.put(NetworkSetting.INPUT, NetworkSetting.INPUT);
        for (int index : network.topologicalSortOrder()) {
            String name = network.getVertices()[index].getVertexName();
            if (needed.contains(name) && !name.equals(NetworkSetting.INPUT)) {
                results.put(name, write(graph, name));
            }
        }
        if (!results.get(NetworkSetting.OUTPUT).equals(NetworkSetting.OUTPUT)) {
            graph.add(Operator.IDENTITY, NetworkSetting.OUTPUT, List.of(results.get(NetworkSetting.OUTPUT)));
        }
        graph.output(NetworkSetting.OUTPUT, types.get(NetworkSetting.OUTPUT).getShape(false));
        return graph.build();
    }

    private String write(OnnxGraph graph, String name) {
        List<String> sources = configuration.getVertexInputs().get(name);
        List<String> inputs = new ArrayList<>(sources.stream().map(results::get).toList());
        if (folded.contains(name)) {
            return inputs.get(0);
        }
        Stage stage = new Stage(
                name,
                configuration(name),
                network.getVertex(name).getLayer(),
                inputs,
                sources.stream().map(types::get).toList(),
                normalisationBehind(name));
        Mapping mapping = MAPPINGS.get(stage.configuration().getClass());
        if (mapping == null) {
            throw stage.refusal("no network of ours has such a layer");
        }
        preprocessor(name).ifPresent(before -> {
            stage.require(
                    before instanceof CnnToFeedForwardPreProcessor flat && flat.getFormat() == CNN2DFormat.NCHW,
                    "pictures with channels first to be made rows, came "
                            + before.getClass().getSimpleName());
            inputs.set(0, graph.add(Operator.FLATTEN, stage.part("flat"), inputs, Attributes.of("axis", 1L)));
        });
        return mapping.write(graph, stage);
    }

    /** The batch normalisation that reads a convolution's result, if nothing else does; it is then done with. */
    private Optional<Scaling> normalisationBehind(String name) {
        if (!(configuration(name) instanceof ConvolutionLayer convolution)
                || convolution.getActivationFn().getClass() != ActivationIdentity.class
                || name.equals(NetworkSetting.OUTPUT)) {
            return Optional.empty();
        }
        List<String> readers = configuration.getVertexInputs().entrySet().stream()
                .filter(reader ->
                        needed.contains(reader.getKey()) && reader.getValue().contains(name))
                .map(Map.Entry::getKey)
                .toList();
        if (readers.size() != 1
                || !(configuration(readers.get(0)) instanceof BatchNormalization normalisation)
                || preprocessor(readers.get(0)).isPresent()) {
            return Optional.empty();
        }
        folded.add(readers.get(0));
        return Optional.of(
                Scaling.of(normalisation, network.getVertex(readers.get(0)).getLayer()));
    }

    private Optional<InputPreProcessor> preprocessor(String name) {
        return vertex(name) instanceof LayerVertex layer
                ? Optional.ofNullable(layer.getPreProcessor())
                : Optional.empty();
    }

    /** A layer's or a vertex's, out of a frozen one's wrapping. */
    private Object configuration(String name) {
        GraphVertex vertex = vertex(name);
        if (!(vertex instanceof LayerVertex layerVertex)) {
            return vertex;
        }
        Layer layer = layerVertex.getLayerConf().getLayer();
        return layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer;
    }

    private GraphVertex vertex(String name) {
        GraphVertex vertex = configuration.getVertices().get(name);
        return vertex instanceof FrozenVertex frozen ? frozen.getUnderlying() : vertex;
    }
}
