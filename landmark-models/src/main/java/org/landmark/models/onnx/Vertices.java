package org.landmark.models.onnx;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.landmark.models.vertex.BilinearResize;
import org.landmark.models.vertex.ShapeComposition;
import org.landmark.models.vertex.SpatialExpectation;

/** Vertices without parameters, Deeplearning4j's and ours. */
final class Vertices {
    private Vertices() {}

    static String addition(OnnxGraph graph, Stage stage) {
        ElementWiseVertex vertex = (ElementWiseVertex) stage.configuration();
        stage.require(vertex.getOp() == ElementWiseVertex.Op.Add, "the operation Add, came " + vertex.getOp());
        return graph.add(stage.inputs().size() == 2 ? Operator.ADD : Operator.SUM, stage.name(), stage.inputs());
    }

    /** Along the channels. */
    static String merging(OnnxGraph graph, Stage stage) {
        MergeVertex vertex = (MergeVertex) stage.configuration();
        stage.require(vertex.getMergeAxis() == 1, "the axis of channels, 1, came " + vertex.getMergeAxis());
        return graph.add(Operator.CONCAT, stage.name(), stage.inputs(), Attributes.of("axis", 1L));
    }

    /** The size is given whole, as a factor in 32 bits could lose a row. */
    static String resizing(OnnxGraph graph, Stage stage) {
        BilinearResize vertex = (BilinearResize) stage.configuration();
        String kept = graph.add(
                Operator.SHAPE,
                stage.part("kept"),
                stage.inputs(),
                Attributes.of("start", 0L),
                Attributes.of("end", 2L));
        String wanted = graph.shape(stage.part("wanted"), vertex.height(), vertex.width());
        String sizes =
                graph.add(Operator.CONCAT, stage.part("sizes"), List.of(kept, wanted), Attributes.of("axis", 0L));
        return graph.add(
                Operator.RESIZE,
                stage.name(),
                List.of(stage.input(), "", "", sizes),
                Attributes.of("mode", "linear"),
                Attributes.of("coordinate_transformation_mode", "half_pixel"));
    }

    static String expectation(OnnxGraph graph, Stage stage) {
        SpatialExpectation vertex = (SpatialExpectation) stage.configuration();
        InputTypeConvolutional maps = (InputTypeConvolutional) stage.types().get(0);
        double[][] places = vertex.places(Math.toIntExact(maps.getHeight()), Math.toIntExact(maps.getWidth()));
        String rows = reshaped(graph, stage, "rows", stage.input(), 0, 0, -1);
        String probabilities =
                graph.add(Operator.SOFTMAX, stage.part("probabilities"), List.of(rows), Attributes.of("axis", -1L));
        String means = graph.add(
                Operator.MAT_MUL,
                stage.part("means"),
                List.of(probabilities, graph.constant(stage.part("places"), places)));
        return graph.add(Operator.FLATTEN, stage.name(), List.of(means), Attributes.of("axis", 1L));
    }

    /** Points as rows {@code [x, y]}, times a matrix for each face, plus a shift for each face. */
    static String composition(OnnxGraph graph, Stage stage) {
        ShapeComposition vertex = (ShapeComposition) stage.configuration();
        double[] middle = vertex.middle();
        double size = vertex.size();
        double[][] turning = {{1, 0, 0, 1}, {0, 1, -1, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
        double[][] shifting = {{0, 0}, {0, 0}, {size, 0}, {0, size}};

        String shape = affine(
                graph, stage, "shape", stage.inputs().get(0), vertex.directions(), new double[][] {vertex.centred()});
        String turn = affine(graph, stage, "turn", stage.inputs().get(1), turning, new double[][] {{1, 0, 0, 1}});
        String shift = affine(graph, stage, "shift", stage.inputs().get(1), shifting, new double[][] {middle});
        String turned = graph.add(
                Operator.MAT_MUL,
                stage.part("turned"),
                List.of(
                        reshaped(graph, stage, "points", shape, 0, -1, 2),
                        reshaped(graph, stage, "matrix", turn, 0, 2, 2)));
        String shifted = graph.add(
                Operator.ADD, stage.part("shifted"), List.of(turned, reshaped(graph, stage, "step", shift, 0, 1, 2)));
        return graph.add(Operator.FLATTEN, stage.name(), List.of(shifted), Attributes.of("axis", 1L));
    }

    /** {@code input factors + row} */
    private static String affine(
            OnnxGraph graph, Stage stage, String part, String input, double[][] factors, double[][] row) {
        return graph.add(
                Operator.GEMM,
                stage.part(part),
                List.of(
                        input,
                        graph.constant(stage.part(part + "_factors"), factors),
                        graph.constant(stage.part(part + "_row"), row)));
    }

    /** Sizes as ONNX has them: 0 keeps one, -1 is what is left. */
    private static String reshaped(OnnxGraph graph, Stage stage, String part, String input, long... sizes) {
        return graph.add(
                Operator.RESHAPE, stage.part(part), List.of(input, graph.shape(stage.part(part + "_sizes"), sizes)));
    }
}
