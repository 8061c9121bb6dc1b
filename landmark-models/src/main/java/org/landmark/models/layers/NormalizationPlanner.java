package org.landmark.models.layers;

import static org.bytedeco.dnnl.global.dnnl.*;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.landmark.models.onednn.Elementwise;
import org.landmark.models.onednn.Kernel;
import org.landmark.models.onednn.Layout;
import org.landmark.models.onednn.Memory;
import org.landmark.models.onednn.Normalization;

/**
 * Batch normalisation, and the ReLU behind it in the same pass. Deeplearning4j keeps scale and shift side by side, as oneDNN wants them,
 * and moves the running mean and variance by "gradients": {@link RunningStatistics}.
 */
final class NormalizationPlanner implements VertexPlanner {
    @Override
    public boolean accepts(Node node) {
        return node.layer() instanceof BatchNormalization layer
                && layer.getCnn2DFormat() == CNN2DFormat.NCHW
                && (node.input().shape().length == 4 || node.input().shape().length == 2)
                && (!layer.isLockGammaBeta() || (layer.getGamma() == 1 && layer.getBeta() == 0));
    }

    @Override
    public Backward forward(PlanBuilder plan, Node node) {
        BatchNormalization layer = (BatchNormalization) node.layer();
        Layer parameters = node.vertex().getLayer();
        long channels = node.input().shape()[1];
        boolean learns = plan.isTraining() && !node.frozen();
        boolean rectified = Elementwise.RELU.equals(node.next()) && (learns || !plan.isTraining());
        Normalization normalization =
                new Normalization((float) layer.getEps(), !layer.isLockGammaBeta(), rectified, !learns);
        if (rectified) {
            node.output().setActivated();
        }

        Memory source = pictures(plan, node.input());
        Kernel kernel = plan.own(normalization.forward(plan.propagation(), source.layout()));
        Layout perChannel = Layout.plain(channels);
        Layout both = Layout.plain(2, channels);
        Memory mean;
        Memory variance;
        if (learns) {
            mean = plan.take(perChannel);
            variance = plan.take(perChannel);
        } else {
            mean = plan.parameter(parameters, GLOBAL_MEAN, perChannel);
            variance = layer.isUseLogStd()
                    ? fromLogarithm(plan, parameters, perChannel)
                    : plan.parameter(parameters, GLOBAL_VAR, perChannel);
        }
        Memory scaleAndShift = layer.isLockGammaBeta() ? null : plan.at(parameters.getParam(GAMMA), both);
        Memory result = plan.take(source.layout());
        Memory positive = learns && rectified ? plan.take(kernel.layout(dnnl_query_workspace_md)) : null;
        plan.step(kernel, "forward")
                .with(DNNL_ARG_SRC, source)
                .with(DNNL_ARG_MEAN, mean)
                .with(DNNL_ARG_VARIANCE, variance)
                .with(DNNL_ARG_SCALE_SHIFT, scaleAndShift)
                .with(DNNL_ARG_DST, result)
                .with(DNNL_ARG_WORKSPACE, positive);
        node.output().memory(shaped(plan, result, node.output().shape()));
        if (!learns) {
            plan.release(source);
            if (layer.isUseLogStd()) {
                plan.release(variance);
            }
            return null;
        }
        plan.run("running statistics", new RunningStatistics(plan, parameters, layer, mean, variance));

        return gradient -> {
            Memory read = plan.convert(shaped(plan, gradient, source.layout().dimensions()), source.layout());
            Memory written = plan.over(read);
            try (Kernel backward = normalization.backward(source.layout(), kernel)) {
                plan.step(backward, "backward")
                        .with(DNNL_ARG_SRC, source)
                        .with(DNNL_ARG_MEAN, mean)
                        .with(DNNL_ARG_VARIANCE, variance)
                        .with(DNNL_ARG_SCALE_SHIFT, scaleAndShift)
                        .with(DNNL_ARG_WORKSPACE, positive)
                        .with(DNNL_ARG_DIFF_DST, read)
                        .with(DNNL_ARG_DIFF_SRC, written)
                        .with(
                                DNNL_ARG_DIFF_SCALE_SHIFT,
                                scaleAndShift == null
                                        ? null
                                        : plan.at(GradientViews.of(parameters).get(GAMMA), both));
            }
            plan.release(read);
            plan.release(mean);
            plan.release(variance);
            plan.release(positive);
            plan.release(source);
            plan.contribute(node.input(), shaped(plan, written, node.input().shape()));
        };
    }

    /** The input as pictures, held once; a plain array's numbers are pictures of one pixel. */
    private static Memory pictures(PlanBuilder plan, Value input) {
        return input.shape().length == 4
                ? plan.hold(input.memory())
                : plan.view(input.memory(), Layout.plain(input.shape()[0], input.shape()[1], 1, 1));
    }

    /** An array with as many dimensions as the shape has; takes over the caller's hold of it. */
    private static Memory shaped(PlanBuilder plan, Memory array, long[] shape) {
        return array.layout().dimensions().length == shape.length ? array : plan.reshape(array, Layout.plain(shape));
    }

    private static Memory fromLogarithm(PlanBuilder plan, Layer parameters, Layout perChannel) {
        Memory variance = plan.take(perChannel);
        Memory logarithm = plan.parameter(parameters, GLOBAL_LOG_STD, perChannel);
        plan.run("variance", () -> {
            FloatPointer from = logarithm.floats();
            FloatPointer to = variance.floats();
            for (long i = 0; i < from.capacity(); i++) {
                to.put(i, (float) Math.pow(10, 2.0 * from.get(i)));
            }
        });
        return variance;
    }
}
