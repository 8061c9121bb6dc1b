package org.landmark.eval.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.CoordinateTarget;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.TargetSpec;
import org.landmark.data.target.TargetFit;
import org.landmark.eval.predict.Models;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.NetworkSpec;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A network to be exported, for 58 points.
 *
 * @param frozen layers that are not trained
 */
record ExportCase(NetworkSpec spec, InputSpec input, TargetSpec target, List<String> frozen) {
    static final int POINTS = 58;

    static ExportCase coordinates(NetworkSpec spec, InputSpec input, String... frozen) {
        return new ExportCase(spec, input, new CoordinateTarget(List.of(-0.5, 0.5), 2.0), List.of(frozen));
    }

    static ExportCase maps(NetworkSpec spec, InputSpec input, int width, int height) {
        return new ExportCase(spec, input, new HeatmapTarget(width, height, null, null, null, null, null), List.of());
    }

    static InputSpec grey(int width, int height) {
        return new InputSpec(width, height, InputSpec.Colour.GREY, null);
    }

    static InputSpec colour(int width, int height) {
        return new InputSpec(width, height, InputSpec.Colour.RGB, List.of(-2.1, 2.4));
    }

    DataSpec data() {
        return new DataSpec(null, null, LandmarkScheme.named("imm58"), null, null, null, input, target, null, null);
    }

    NetworkSetting setting() {
        return new NetworkSetting(
                input, target.codec(POINTS, TargetFit.NONE), Loss.MSE, new NoOp(), new Seed(7), shapes());
    }

    /** With numbers in all its parts. */
    ModelBundle bundle(long seed) {
        ComputationGraph network = RandomNumbers.into(spec.create(setting(), frozen), seed);
        return Models.bundle(network, data(), mean());
    }

    /** Written to a file and opened again. */
    ModelBundle stored(Path file) {
        try {
            bundle(1).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ModelBundle.read(file);
    }

    static Landmarks mean() {
        return shapes().get(0);
    }

    private static List<Landmarks> shapes() {
        Random random = new Random(1);
        return Stream.generate(
                        () -> Landmarks.of(random.doubles(2L * POINTS, 0.3, 0.7).toArray()))
                .limit(12)
                .toList();
    }

    @Override
    public String toString() {
        return spec.getClass().getSimpleName() + " " + input.channels() + "x" + input.height() + "x" + input.width()
                + (frozen.isEmpty() ? "" : ", frozen");
    }
}
