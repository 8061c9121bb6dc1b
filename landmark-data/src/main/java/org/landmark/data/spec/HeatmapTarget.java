package org.landmark.data.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.landmark.data.target.GaussianBlob;
import org.landmark.data.target.GaussianBlob.Drawing;
import org.landmark.data.target.GaussianBlob.Peak;
import org.landmark.data.target.HeatmapCodec;
import org.landmark.data.target.TargetFit;
import org.landmark.data.target.decode.Dark;
import org.landmark.data.target.decode.PeakDecoder;

/**
 * A map for every point, {@code [K, height, width]}, with a Gaussian where the point is.
 *
 * @param width of the maps in cells, over the whole width of the crop; default 64
 * @param height of the maps in cells, over the whole height of the crop; default 64
 * @param sigma of the Gaussian in cells; default 1.5
 * @param drawing {@code gaussian} (default): around the exact position, evaluated in the middle of every cell, and a point outside
 *     the map shows as far as it reaches in; {@code kernel}: a point set on the nearest cell of an empty map and convolved with a
 *     Gaussian window, and a point outside leaves its map empty
 * @param window width in cells of the window of {@code kernel}, odd; default 15 there, none for {@code gaussian}
 * @param peak {@code one} (default): 1 in the middle of the Gaussian; {@code density}: all of it sums to 1
 * @param decoder how a point is found in a map, by its {@code name}: {@code argmax}, {@code quarter}, {@code top-n} (key n), {@code
 *     adaptive-top-n} (key share), {@code soft-argmax} (key beta) or {@code dark} (key blur; default)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeatmapTarget(
        Integer width, Integer height, Double sigma, Drawing drawing, Integer window, Peak peak, PeakDecoder decoder)
        implements TargetSpec {
    private static final int MAX_WINDOW = 4095;

    public HeatmapTarget {
        width = requireNonNullElse(width, 64);
        height = requireNonNullElse(height, 64);
        sigma = requireNonNullElse(sigma, 1.5);
        drawing = requireNonNullElse(drawing, Drawing.GAUSSIAN);
        peak = requireNonNullElse(peak, Peak.ONE);
        decoder = requireNonNullElse(decoder, new Dark(null));
        if (width < 4 || width > 4096 || height < 4 || height > 4096) {
            throw new IllegalArgumentException(
                    "width and height must be between 4 and 4096, came " + width + " and " + height);
        }
        if (!(sigma >= 0.3 && sigma <= 1000)) {
            throw new IllegalArgumentException("sigma must be between 0.3 and 1000, came " + sigma);
        }
        if (drawing == Drawing.KERNEL) {
            window = requireNonNullElse(window, 15);
            if (window < 1 || window > MAX_WINDOW || window % 2 == 0) {
                throw new IllegalArgumentException(
                        "window must be an odd number from 1 to " + MAX_WINDOW + ", came " + window);
            }
        } else if (window != null) {
            throw new IllegalArgumentException("window belongs to drawing kernel, came " + window + " with " + drawing);
        }
    }

    @Override
    public HeatmapCodec codec(int points, TargetFit fit) {
        GaussianBlob blob = new GaussianBlob(sigma, drawing, requireNonNullElse(window, 1), peak);
        return new HeatmapCodec(points, width, height, blob, decoder);
    }

    @Override
    public String unit() {
        return peak == Peak.ONE ? "peaks of a heatmap" : "density of a heatmap";
    }
}
