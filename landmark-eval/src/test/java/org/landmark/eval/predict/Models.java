package org.landmark.eval.predict;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.DoubleStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.CoordinateTarget;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.TargetSpec;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.TargetFit;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;
import org.landmark.models.bundle.Provenance;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.SmallCnn;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Small networks over 14x13 pictures for tests. */
public final class Models {
    static final InputSpec INPUT = new InputSpec(14, 13, null, null);
    public static final CoordinateTarget RATIOS = new CoordinateTarget(null, null);
    static final CoordinateTarget PERCENT_OF_MIDDLE = new CoordinateTarget(List.of(-0.5, 0.5), 100.0);

    private static final SmallCnn SPEC = new SmallCnn(List.of(3), 3, List.of(6), null);

    private Models() {}

    public static DataSpec data(String scheme, CoordinateTarget target) {
        return new DataSpec(null, null, LandmarkScheme.named(scheme), null, null, null, INPUT, target, null, null);
    }

    /** Of iBUG 300-W, its faces cut out in a way of their own. */
    public static DataSpec boxes(CropSpec crop) {
        return ibug(crop, RATIOS);
    }

    /** 68 points on a whole photo. */
    public static DataSpec whole() {
        return ibug(null, RATIOS);
    }

    /** 68 points in a box. */
    public static DataSpec boxed() {
        return boxed(RATIOS);
    }

    static DataSpec boxed(TargetSpec target) {
        return ibug(new CropSpec(CropSpec.Region.BOX, null, null, null), target);
    }

    private static DataSpec ibug(CropSpec crop, TargetSpec target) {
        return new DataSpec(DatasetKind.IBUG300W, null, null, null, null, crop, INPUT, target, null, null);
    }

    static TargetCodec codec(DataSpec data) {
        return data.target().codec(data.points().size(), TargetFit.NONE);
    }

    public static ComputationGraph network(DataSpec data) {
        ComputationGraph network = new ComputationGraph(
                SPEC.configure(new NetworkSetting(INPUT, codec(data), Loss.MSE, new NoOp(), new Seed(1))));
        network.init();
        return network;
    }

    /** A network that answers every picture with the same landmarks, whatever it sees. */
    public static ComputationGraph constant(DataSpec data, Landmarks ratios) {
        ComputationGraph network = network(data);
        network.params().assign(0);
        FloatBuffer answer = FloatBuffer.allocate(codec(data).length());
        codec(data).encode(ratios, answer);
        network.paramTable().get(NetworkSetting.OUTPUT + "_b").assign(Nd4j.create(answer.array()));
        return network;
    }

    /** A model that answers every picture with the mean of the faces that trained it. */
    public static ModelBundle meanShape(DataSpec data, Landmarks mean) {
        return bundle(constant(data, mean), data, mean);
    }

    public static ModelBundle bundle(ComputationGraph network, DataSpec data, Landmarks mean) {
        return new ModelBundle(network, card(data, mean));
    }

    static ModelCard card(DataSpec data, Landmarks mean) {
        List<Double> shape = DoubleStream.of(mean.toArray()).boxed().toList();
        Provenance provenance = new Provenance(
                "test",
                "test",
                1,
                "0",
                "0",
                "17",
                "CPU",
                "avx2",
                1,
                "none",
                "none",
                "00",
                1,
                1,
                "2026-01-01T00:00:00Z",
                null);
        return new ModelCard(
                ModelCard.FORMAT, data.scheme().name(), data, SPEC, 1, 0, 0, shape, TargetFit.NONE, provenance);
    }
}
