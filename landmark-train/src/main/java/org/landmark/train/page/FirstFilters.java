package org.landmark.train.page;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.landmark.eval.draw.Filters;

/**
 * {@code filters.json}: the first convolution's filters.
 *
 * @param epoch after which they are so
 * @param layer its name
 * @param count how many filters there are
 * @param channels that go in, of which those given are shown: three are red, green and blue
 * @param height of a filter
 * @param width of a filter
 * @param largest each shown filter's largest weight without its sign
 * @param weights of the shown filters, {@code [shown, channels, height, width]}: signed bytes in Base64, 127 is the largest
 */
public record FirstFilters(
        int epoch, String layer, int count, int channels, int height, int width, List<Double> largest, String weights) {
    private static final int MOST = 64;
    private static final int MOST_CHANNELS = 3;

    public FirstFilters {
        requireNonNull(layer, "layer is missing");
        largest = List.copyOf(requireNonNull(largest, "largest is missing"));
        int came = Base64.getDecoder().decode(requireNonNull(weights, "weights is missing")).length;
        double expected = (double) largest.size() * channels * height * width;
        if (largest.isEmpty() || channels < 1 || height < 1 || width < 1 || came != expected) {
            throw new IllegalArgumentException(
                    came + " weights of " + largest.size() + " filters " + channels + "x" + height + "x" + width);
        }
    }

    /** The first ones, where there are very many. */
    static FirstFilters of(int epoch, Filters filters) {
        int shown = Math.min(MOST, filters.count());
        int channels = Math.min(MOST_CHANNELS, filters.channels());
        int area = filters.height() * filters.width();
        byte[] bytes = new byte[shown * channels * area];
        for (int filter = 0; filter < shown; filter++) {
            float largest = filters.largest(filter);
            for (int i = 0; i < channels * area; i++) {
                float weight = filters.weights()[filter * filters.channels() * area + i];
                bytes[filter * channels * area + i] =
                        (byte) (largest == 0 ? 0 : Math.round(Byte.MAX_VALUE * weight / largest));
            }
        }
        return new FirstFilters(
                epoch,
                filters.layer(),
                filters.count(),
                channels,
                filters.height(),
                filters.width(),
                IntStream.range(0, shown)
                        .mapToObj(filter -> (double) filters.largest(filter))
                        .toList(),
                Base64.getEncoder().encodeToString(bytes));
    }
}
