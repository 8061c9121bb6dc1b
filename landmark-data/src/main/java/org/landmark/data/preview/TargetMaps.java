package org.landmark.data.preview;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.TargetFit;

/**
 * The heatmaps that a network is asked for.
 *
 * @param codec draws them, {@code [K, H, W]}
 */
record TargetMaps(TargetCodec codec) {
    /** Those of an experiment; none where its target is of another kind. */
    static Optional<TargetMaps> of(DataSpec spec) {
        return spec.target() instanceof HeatmapTarget heatmaps
                ? Optional.of(new TargetMaps(heatmaps.codec(spec.points().size(), TargetFit.NONE)))
                : Optional.empty();
    }

    int count() {
        return (int) codec.shape()[0];
    }

    int height() {
        return (int) codec.shape()[1];
    }

    int width() {
        return (int) codec.shape()[2];
    }

    /**
     * All maps of a face in one: the largest value of each cell.
     *
     * @param ratios the face's points in ratios of the picture
     * @return row by row, {@code [H, W]}
     */
    float[] highest(Landmarks ratios) {
        FloatBuffer maps = FloatBuffer.allocate(codec.length());
        codec.encode(ratios, maps);
        float[] highest = new float[height() * width()];
        for (int i = 0; i < codec.length(); i++) {
            int cell = i % highest.length;
            highest[cell] = i < highest.length ? maps.get(i) : Math.max(highest[cell], maps.get(i));
        }
        return highest;
    }
}
