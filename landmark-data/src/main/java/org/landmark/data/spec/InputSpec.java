package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * The picture that goes into the network, {@code [channels, height, width]}.
 *
 * @param width in pixels; default 80
 * @param height in pixels; default 60
 * @param colour {@code grey} (default, 1 channel) or {@code rgb} (3 channels, red first)
 * @param range values of black and of full brightness; default [-0.5, 0.5]
 */
public record InputSpec(Integer width, Integer height, Colour colour, List<Double> range) {
    static final InputSpec DEFAULT = new InputSpec(null, null, null, null);

    /** The channels of the picture. */
    public enum Colour {
        GREY(1),
        RGB(3);

        private final int channels;

        Colour(int channels) {
            this.channels = channels;
        }

        public int channels() {
            return channels;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public InputSpec {
        width = requireNonNullElse(width, 80);
        height = requireNonNullElse(height, 60);
        colour = requireNonNullElse(colour, Colour.GREY);
        range = List.copyOf(requireNonNullElse(range, List.of(-0.5, 0.5)));
        if (width < 8 || width > 4096 || height < 8 || height > 4096) {
            throw new IllegalArgumentException(
                    "width and height must be between 8 and 4096, came " + width + " and " + height);
        }
        if (range.size() != 2 || !range.stream().allMatch(Double::isFinite) || range.get(0) >= range.get(1)) {
            throw new IllegalArgumentException("range must be two rising numbers, came " + range);
        }
    }

    @JsonIgnore
    public int channels() {
        return colour.channels();
    }

    /** How many numbers one picture is. */
    @JsonIgnore
    public int length() {
        return channels() * height * width;
    }
}
