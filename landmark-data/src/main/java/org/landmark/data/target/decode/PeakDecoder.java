package org.landmark.data.target.decode;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.landmark.data.target.decode.Heatmap.Cell;

/** A way to find a landmark in a heatmap, chosen by {@code name}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Argmax.class, name = "argmax"),
    @JsonSubTypes.Type(value = QuarterOffset.class, name = "quarter"),
    @JsonSubTypes.Type(value = TopN.class, name = "top-n"),
    @JsonSubTypes.Type(value = AdaptiveTopN.class, name = "adaptive-top-n"),
    @JsonSubTypes.Type(value = SoftArgmax.class, name = "soft-argmax"),
    @JsonSubTypes.Type(value = Dark.class, name = "dark")
})
public sealed interface PeakDecoder permits Argmax, QuarterOffset, TopN, AdaptiveTopN, SoftArgmax, Dark {
    /** The peak of a map; the map's middle if no cell is higher than the others. */
    default Peak decode(Heatmap map) {
        return map.highest().map(top -> refine(map, top)).orElseGet(map::middle);
    }

    /** The peak, given the highest cell of a map that is not flat. */
    Peak refine(Heatmap map, Cell top);
}
