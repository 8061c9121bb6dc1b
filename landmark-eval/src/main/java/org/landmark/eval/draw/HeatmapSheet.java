package org.landmark.eval.draw;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.draw.ContactSheet;
import org.landmark.data.draw.HeatOverlay;
import org.landmark.data.draw.HeatRamp;
import org.landmark.data.draw.LandmarkDrawing;
import org.landmark.data.draw.Mark;
import org.landmark.data.target.HeatmapCodec;

/**
 * Heatmaps on the picture that a network is given: for each face that is added a row of those it is asked for and below it one of those
 * it gives. First come all of them in one, then those of a few points alone.
 */
public final class HeatmapSheet {
    private static final int WIDTH = 256;
    private static final int MOST_ALONE = 3;

    /** Stands for any point that is drawn alone. */
    private static final LandmarkScheme ALONE = new LandmarkScheme("alone", 1, null, List.of(0), null, null);

    private final LandmarkScheme scheme;
    private final HeatmapCodec codec;
    private final int[] alone;
    private final List<ContactSheet.Picture> pictures = new ArrayList<>();

    /** An empty sheet for heatmaps of a scheme. */
    public HeatmapSheet(LandmarkScheme scheme, HeatmapCodec codec) {
        this.scheme = scheme;
        this.codec = codec;
        int count = Math.min(MOST_ALONE, scheme.count());
        this.alone = IntStream.range(0, count)
                .map(i -> (2 * i + 1) * scheme.count() / (2 * count))
                .toArray();
    }

    /**
     * Adds a face.
     *
     * @param name what is said of it
     * @param errors what is said of the points read from the output
     * @param picture the network's input
     * @param truth in ratios of it
     * @param maps the network's output, {@code [K, H, W]}
     */
    public void add(String name, String errors, BufferedImage picture, Landmarks truth, float[] maps) {
        FloatBuffer target = FloatBuffer.allocate(codec.length());
        codec.encode(truth, target);
        FloatBuffer output = FloatBuffer.wrap(maps);
        Landmarks found = codec.decode(output);
        BufferedImage large =
                LandmarkDrawing.on(picture, scheme).scaledTo(WIDTH).image();
        pictures.add(new ContactSheet.Picture(
                drawing(large, codec.highest(target), scheme)
                        .truth(pixels(truth, large))
                        .image(),
                name + ": target"));
        for (int point : alone) {
            pictures.add(new ContactSheet.Picture(
                    drawing(large, map(target, point), ALONE)
                            .truth(pixels(truth.select(point), large))
                            .image(),
                    scheme.pointName(point)));
        }
        pictures.add(new ContactSheet.Picture(
                drawing(large, codec.highest(output), scheme)
                        .prediction(pixels(found, large))
                        .image(),
                "output: " + errors));
        for (int point : alone) {
            pictures.add(new ContactSheet.Picture(
                    drawing(large, map(output, point), ALONE)
                            .truth(pixels(truth.select(point), large))
                            .prediction(pixels(found.select(point), large))
                            .image(),
                    String.format(
                            Locale.ROOT,
                            "peak %.2g, target %.2g",
                            codec.peak(output, point).height(),
                            codec.peak(target, point).height())));
        }
    }

    /**
     * The sheet.
     *
     * @throws IllegalArgumentException if no face has been added
     */
    public BufferedImage image(String title) {
        return new ContactSheet(title, pictures, List.of(Mark.TRUTH, Mark.PREDICTION, new HeatRamp()), 1 + alone.length)
                .image();
    }

    private LandmarkDrawing drawing(BufferedImage picture, float[] map, LandmarkScheme points) {
        return LandmarkDrawing.on(HeatOverlay.on(picture, map, codec.width(), codec.height()), points)
                .dotted();
    }

    private float[] map(FloatBuffer maps, int point) {
        float[] map = new float[codec.width() * codec.height()];
        maps.get(point * map.length, map);
        return map;
    }

    /** Points in ratios as pixels of a picture, pixel centres on whole numbers. */
    private static Landmarks pixels(Landmarks ratios, BufferedImage picture) {
        return ratios.map(x -> x * picture.getWidth() - 0.5, y -> y * picture.getHeight() - 0.5);
    }
}
