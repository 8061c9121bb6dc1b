package org.landmark.data.spec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.landmark.data.Landmarks;
import org.landmark.data.target.TargetCodec;
import org.landmark.data.target.TargetFit;

/** What a network is asked for, chosen by {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CoordinateTarget.class, name = "coordinates"),
    @JsonSubTypes.Type(value = HeatmapTarget.class, name = "heatmap"),
    @JsonSubTypes.Type(value = ShapeTarget.class, name = "shape")
})
public sealed interface TargetSpec permits CoordinateTarget, HeatmapTarget, ShapeTarget {
    /**
     * Learns what the target has to know of faces: nothing, for most.
     *
     * @param training the points of the training faces, in ratios of the crop
     * @throws org.landmark.data.InputException if they are too few
     */
    default TargetFit fit(List<Landmarks> training) {
        return TargetFit.NONE;
    }

    /**
     * What turns the landmarks of a face into the network's target and its output back.
     *
     * @param points number of points of a face
     * @param fit what {@link #fit} learned
     * @throws IllegalArgumentException if the fit is of another target or of other points
     */
    TargetCodec codec(int points, TargetFit fit);

    /** What the target's numbers are, for the axis of a plot. */
    String unit();
}
