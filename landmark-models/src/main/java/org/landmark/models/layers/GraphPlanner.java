package org.landmark.models.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.OneDnn;
import org.landmark.models.onednn.OneDnnException;
import org.landmark.models.onednn.Propagation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Plans a pass through a whole network, vertex by vertex, for inputs of given shapes. */
final class GraphPlanner {
    private static final List<VertexPlanner> PLANNERS = List.of(
            new ConvolutionPlanner(),
            new NormalizationPlanner(),
            new ActivationPlanner(),
            new PoolingPlanner(),
            new AdditionPlanner(),
            new MergePlanner(),
            new ResizePlanner(),
            new DropoutPlanner(),
            new DensePlanner());

    /** What may give batches of another size than it takes. */
    private static final Set<Class<?>> REGROUPING =
            Set.of(StackVertex.class, UnstackVertex.class, ReshapeVertex.class, PreprocessorVertex.class);

    private final ComputationGraph network;
    private final ComputationGraphConfiguration configuration;
    private final Set<String> refused = new HashSet<>();

    GraphPlanner(ComputationGraph network) {
        this.network = network;
        configuration = network.getConfiguration();
    }

    /**
     * A training step: forward, losses, and the gradients of all parameters into the network's array of them.
     *
     * @param masked whether labels come with masks
     * @param observed whether activations are shown at the end of the way forward, each as it is
     */
    Plan training(List<long[]> shapes, boolean masked, boolean observed) {
        return plan(shapes, Propagation.TRAINING, masked, observed, List.of());
    }

    /** Results of some vertices, as in inference. */
    Plan inference(List<long[]> shapes, List<String> wanted) {
        return plan(shapes, Propagation.INFERENCE, false, false, wanted);
    }

    private Plan plan(
            List<long[]> shapes, Propagation propagation, boolean masked, boolean observed, List<String> wanted) {
        OneDnn.enter();
        while (true) {
            PlanBuilder builder = new PlanBuilder(propagation);
            Pass pass = new Pass(builder, shapes, masked, observed, wanted);
            try {
                return pass.plan();
            } catch (OneDnnException e) {
                builder.close();
                if (pass.current == null || !refused.add(pass.current)) {
                    throw new UnsupportedGraphException(e.getMessage());
                }
            } catch (RuntimeException e) {
                builder.close();
                throw e;
            }
        }
    }

    private final class Pass {
        private final PlanBuilder builder;
        private final List<long[]> shapes;
        private final boolean masked;
        private final boolean observed;
        private final List<String> wanted;
        private final StockScope scope = new StockScope();
        private final StockPlanner stock = new StockPlanner(scope);
        private final Map<String, Value> values = new HashMap<>();
        private final Map<String, Integer> readers = new HashMap<>();
        private final Set<String> needed = new HashSet<>();
        private String current;

        Pass(PlanBuilder builder, List<long[]> shapes, boolean masked, boolean observed, List<String> wanted) {
            this.builder = builder;
            this.shapes = shapes;
            this.masked = masked;
            this.observed = observed;
            this.wanted = wanted;
        }

        Plan plan() {
            List<Value> inputs = inputs();
            List<GraphVertex> order = order();
            Map<String, InputType> types = types(order);
            need(order);
            order.removeIf(vertex -> !needed.contains(vertex.getVertexName()));
            order.forEach(vertex -> sources(vertex).forEach(source -> readers.merge(source, 1, Integer::sum)));
            wanted.forEach(name -> readers.merge(name, 1, Integer::sum));
            if (builder.isTraining()) {
                requireLosses(order);
            }

            List<Node> nodes = new ArrayList<>();
            List<VertexPlanner.Backward> ways = new ArrayList<>();
            for (GraphVertex vertex : order) {
                current = vertex.getVertexName();
                builder.begin(current);
                Node node = node(vertex, types);
                nodes.add(node);
                ways.add(isLoss(node) ? loss(node) : planner(node).forward(builder, node));
                node.inputs().forEach(this::read);
            }
            if (observed) {
                show(inputs, nodes);
            }
            if (builder.isTraining()) {
                builder.turnBack();
            }
            for (int i = nodes.size() - 1; i >= 0 && builder.isTraining(); i--) {
                current = nodes.get(i).name();
                builder.begin(current);
                backward(nodes.get(i), ways.get(i));
            }
            current = null;
            builder.begin("output");
            List<Memory> outputs = wanted.stream().map(this::copiedOut).toList();
            return new Plan(builder, inputs, outputs, scope);
        }

        private void show(List<Value> inputs, List<Node> nodes) {
            Map<String, Supplier<INDArray>> readers = new LinkedHashMap<>();
            inputs.forEach(input -> readers.put(input.name(), builder.reader(input.memory())));
            for (Node node : nodes) {
                if (!isLoss(node)) {
                    readers.put(node.name(), builder.reader(node.output().memory()));
                }
            }
            Observed activations = new Observed(readers);
            builder.run("listeners", () -> scope.observe(activations));
        }

        private List<Value> inputs() {
            List<Value> inputs = new ArrayList<>();
            for (int i = 0; i < shapes.size(); i++) {
                String name = configuration.getNetworkInputs().get(i);
                Value value = new Value(name, shapes.get(i), false, Integer.MAX_VALUE);
                value.memory(builder.outside(Layout.plain(shapes.get(i))));
                values.put(name, value);
                inputs.add(value);
            }
            return inputs;
        }

        /** What comes out of each vertex. */
        private Map<String, InputType> types(List<GraphVertex> order) {
            Map<String, InputType> types = new HashMap<>();
            for (int i = 0; i < shapes.size(); i++) {
                if (shapes.get(i)[0] != shapes.get(0)[0]) {
                    throw new UnsupportedGraphException("inputs of different batches");
                }
                types.put(configuration.getNetworkInputs().get(i), type(shapes.get(i)));
            }
            for (GraphVertex vertex : order) {
                InputType[] in = sources(vertex).stream().map(types::get).toArray(InputType[]::new);
                String name = vertex.getVertexName();
                types.put(name, type(name, in));
            }
            return types;
        }

        private InputType type(String name, InputType... in) {
            var vertex = configuration(name);
            if (REGROUPING.contains(vertex.getClass())) {
                throw new UnsupportedGraphException("a " + vertex.getClass().getSimpleName());
            }
            try {
                return vertex.getOutputType(0, in);
            } catch (RuntimeException e) { // what doesn't fit, Deeplearning4j refuses when it runs it
                throw new UnsupportedGraphException(e.getMessage());
            }
        }

        private static InputType type(long[] shape) {
            return shape.length == 4
                    ? InputType.convolutional(shape[2], shape[3], shape[1])
                    : InputType.feedForward(shape[1]);
        }

        private List<GraphVertex> order() {
            List<GraphVertex> order = new ArrayList<>();
            for (int index : network.topologicalSortOrder()) {
                GraphVertex vertex = network.getVertices()[index];
                if (!vertex.isInputVertex()) {
                    order.add(vertex);
                }
            }
            return order;
        }

        private void need(List<GraphVertex> order) {
            needed.addAll(builder.isTraining() ? configuration.getNetworkOutputs() : wanted);
            for (int i = order.size() - 1; i >= 0; i--) {
                if (needed.contains(order.get(i).getVertexName())) {
                    needed.addAll(sources(order.get(i)));
                }
            }
        }

        /** The way back begins at losses only, and nothing may read them. */
        private void requireLosses(List<GraphVertex> order) {
            for (GraphVertex vertex : order) {
                String name = vertex.getVertexName();
                boolean ends = configuration.getNetworkOutputs().contains(name) && !readers.containsKey(name);
                if (ends != vertex.getLayer() instanceof IOutputLayer) {
                    throw new UnsupportedGraphException(
                            "an output without a loss or a loss that isn't the end: " + name);
                }
            }
        }

        private List<String> sources(GraphVertex vertex) {
            return configuration.getVertexInputs().get(vertex.getVertexName());
        }

        private Node node(GraphVertex vertex, Map<String, InputType> types) {
            String name = vertex.getVertexName();
            List<Value> inputs = sources(vertex).stream().map(values::get).toList();
            Layer layer = layer(name);
            boolean frozen = configuration.getVertices().get(name) instanceof FrozenVertex
                    || vertex.getLayer() instanceof org.deeplearning4j.nn.layers.FrozenLayer;
            boolean trained = !frozen
                    && ((vertex.hasLayer() && vertex.getLayer().numParams() > 0)
                            || inputs.stream().anyMatch(Value::needsGradient));
            Value output = new Value(
                    name, shape(types.get(name)), builder.isTraining() && trained, readers.getOrDefault(name, 0));
            if (observed) {
                output.keep();
            }
            values.put(name, output);
            return new Node(
                    vertex,
                    configuration(name),
                    layer instanceof FrozenLayer wrapping ? wrapping.getLayer() : layer,
                    frozen,
                    inputs,
                    output,
                    activationBehind(name));
        }

        /** A vertex's, out of a frozen vertex's wrapping. */
        private org.deeplearning4j.nn.conf.graph.GraphVertex configuration(String name) {
            var vertex = configuration.getVertices().get(name);
            return vertex instanceof FrozenVertex frozen ? frozen.getUnderlying() : vertex;
        }

        private Layer layer(String name) {
            return configuration(name) instanceof LayerVertex vertex
                    ? vertex.getLayerConf().getLayer()
                    : null;
        }

        /** The activation layer that alone reads a vertex, of those that are planned. */
        private Elementwise activationBehind(String name) {
            if (observed || readers.getOrDefault(name, 0) != 1 || wanted.contains(name)) {
                return null;
            }
            return configuration.getVertexInputs().entrySet().stream()
                    .filter(entry -> entry.getValue().contains(name))
                    .map(Map.Entry::getKey)
                    .filter(reader -> needed.contains(reader) && !refused.contains(reader) && onlyActivates(reader))
                    .map(reader -> Activations.function(((ActivationLayer) layer(reader)).getActivationFn()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private boolean onlyActivates(String name) {
            return layer(name) instanceof ActivationLayer layer
                    && layer.getIDropout() == null
                    && ((LayerVertex) configuration(name)).getPreProcessor() == null;
        }

        private long[] shape(InputType type) {
            long batch = shapes.get(0)[0];
            if (type instanceof InputType.InputTypeConvolutional pictures) {
                return new long[] {batch, pictures.getChannels(), pictures.getHeight(), pictures.getWidth()};
            } else if (type instanceof InputType.InputTypeFeedForward vector) {
                return new long[] {batch, vector.getSize()};
            }
            throw new UnsupportedGraphException("activations of type " + type);
        }

        private boolean isLoss(Node node) {
            return builder.isTraining() && node.vertex().getLayer() instanceof IOutputLayer;
        }

        private VertexPlanner.Backward loss(Node node) {
            int output = configuration.getNetworkOutputs().indexOf(node.name());
            VertexPlanner.Backward way =
                    isUnusual(node) ? null : new LossPlanner(scope, masked).forward(builder, node, output);
            return way == null ? stock.loss(builder, node, output) : way;
        }

        private VertexPlanner planner(Node node) {
            if (refused.contains(node.name()) || isUnusual(node)) {
                return stock;
            }
            return PLANNERS.stream()
                    .filter(planner -> planner.accepts(node))
                    .findFirst()
                    .orElse(stock);
        }

        /** What only Deeplearning4j's own code does: dropout within a layer, weight noise, changes of shape before a layer. */
        private boolean isUnusual(Node node) {
            if (node.layer() == null) {
                return false;
            }
            var preprocessor = ((LayerVertex) configuration(node.name())).getPreProcessor();
            boolean flattens = preprocessor != null
                    && preprocessor.getClass() == CnnToFeedForwardPreProcessor.class
                    && node.input().shape().length == 4
                    && new DensePlanner().accepts(node);
            return (node.layer().getIDropout() != null && !new DropoutPlanner().accepts(node))
                    || (node.layer() instanceof BaseLayer layer && layer.getWeightNoise() != null)
                    || (preprocessor != null && !flattens);
        }

        private void read(Value value) {
            if (value.read() && !value.isKept() && value.memory() != null) {
                builder.release(value.memory());
            }
        }

        private void backward(Node node, VertexPlanner.Backward way) {
            Memory gradient = node.output().gradient();
            if (way != null && (gradient != null || isLoss(node))) {
                way.plan(gradient);
            }
            if (node.output().isKept()) {
                builder.release(node.output().memory());
            }
        }

        private Memory copiedOut(String name) {
            Value value = values.get(name);
            Memory out = builder.outside(Layout.plain(value.shape()));
            builder.move(value.memory(), out);
            return out;
        }
    }
}
