package org.landmark.data.preview;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.target.HeatmapCodec;
import org.landmark.data.target.TargetFit;

/**
 * The heatmaps that a network is asked for.
 *
 * @param codec draws them, {@code [K, H, W]}
 */
record TargetMaps(HeatmapCodec codec) {
    /** Those of an experiment; none where its target is of another kind. */
    static Optional<TargetMaps> of(DataSpec spec) {
        return spec.target() instanceof HeatmapTarget heatmaps
                ? Optional.of(new TargetMaps(heatmaps.codec(spec.points().size(), TargetFit.NONE)))
                : Optional.empty();
    }

    int count() {
        return codec.points();
    }

    int height() {
        return codec.height();
    }

    int width() {
        return codec.width();
    }

    /**
     * All maps of a face in one.
     *
     * @param ratios the face's points in ratios of the picture
     * @return row by row, {@code [H, W]}
     */
    float[] highest(Landmarks ratios) {
        FloatBuffer maps = FloatBuffer.allocate(codec.length());
        codec.encode(ratios, maps);
        return codec.highest(maps);
    }
}
