package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Matrix;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.PostOps;

/** The fully connected layer, also directly behind pictures, and that of an output. */
final class DensePlanner implements VertexPlanner {
    @Override
    public boolean accepts(Node node) {
        if (node.layer() instanceof DenseLayer layer) {
            return layer.getClass() == DenseLayer.class
                    && !layer.hasLayerNorm()
                    && Activations.isKnown(layer.getActivationFn());
        }
        return node.layer() instanceof OutputLayer layer
                && layer.getClass() == OutputLayer.class
                && Activations.isKnown(layer.getActivationFn());
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        return forward(
                plan, node, node.output(), Activations.function(((FeedForwardLayer) node.layer()).getActivationFn()));
    }

    /** Plans an output layer without its activation, which is its loss function's affair. */
    Backward products(PlanBuilder plan, Node node, Value output) {
        return forward(plan, node, output, null);
    }

    private static boolean hasBias(org.deeplearning4j.nn.conf.layers.Layer layer) {
        return layer instanceof DenseLayer dense ? dense.hasBias() : ((OutputLayer) layer).hasBias();
    }

    private static Backward forward(PlanBuilder plan, Node node, Value output, Elementwise activation) {
        Layer parameters = node.vertex().getLayer();
        long[] in = node.input().shape();
        long[] out = output.shape();
        Layout sourceLayout = Layout.plain(in);
        Layout resultLayout = Layout.plain(out);
        long[] sizes = in.clone();
        sizes[0] = out[1];
        Layout weightLayout = Layout.plain(sizes); // an output's weights side by side: Deeplearning4j's order 'f'
        Layout biasLayout = hasBias(node.layer()) ? Layout.plain(out[1]) : null;

        Kernel kernel = plan.own(Matrix.product(
                plan.propagation(),
                sourceLayout,
                weightLayout,
                biasLayout,
                resultLayout,
                PostOps.activation(activation)));
        Memory source = plan.as(node.input().memory(), sourceLayout);
        Memory weights = plan.parameter(parameters, DefaultParamInitializer.WEIGHT_KEY, weightLayout);
        Memory result = plan.take(resultLayout);
        plan.step(kernel, "forward")
                .with(DNNL_ARG_SRC, source)
                .with(DNNL_ARG_WEIGHTS, weights)
                .with(DNNL_ARG_BIAS, plan.parameter(parameters, DefaultParamInitializer.BIAS_KEY, biasLayout))
                .with(DNNL_ARG_DST, result);
        output.memory(result);
        if (!plan.isTraining() || node.frozen()) {
            plan.release(source);
            return null;
        }
        if (activation != null) {
            output.keep();
        }

        return gradient -> {
            Memory ofResult = activation == null
                    ? plan.convert(gradient, resultLayout)
                    : ActivationPlanner.backward(plan, activation, result, gradient);
            try (Kernel backward =
                    Matrix.productOfWeights(sourceLayout, weightLayout, biasLayout, resultLayout, kernel)) {
                plan.step(backward, "backward weights")
                        .with(DNNL_ARG_SRC, source)
                        .with(DNNL_ARG_DIFF_DST, ofResult)
                        .with(
                                DNNL_ARG_DIFF_WEIGHTS,
                                plan.gradient(parameters, DefaultParamInitializer.WEIGHT_KEY, weightLayout))
                        .with(
                                DNNL_ARG_DIFF_BIAS,
                                plan.gradient(parameters, DefaultParamInitializer.BIAS_KEY, biasLayout));
            }
            if (node.input().needsGradient()) {
                try (Kernel backward = Matrix.productOfSource(sourceLayout, weightLayout, resultLayout, kernel)) {
                    Memory written = plan.take(sourceLayout);
                    plan.step(backward, "backward data")
                            .with(DNNL_ARG_WEIGHTS, weights)
                            .with(DNNL_ARG_DIFF_DST, ofResult)
                            .with(DNNL_ARG_DIFF_SRC, written);
                    plan.contribute(node.input(), written);
                }
            }
            plan.release(ofResult);
            plan.release(source);
        };
    }
}
