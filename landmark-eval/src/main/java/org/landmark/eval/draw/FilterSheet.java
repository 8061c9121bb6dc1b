package org.landmark.eval.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.landmark.data.draw.Canvas;
import org.landmark.data.draw.ContactSheet;
import org.landmark.data.draw.WeightRamp;

/**
 * The filters of a convolution, each a picture of its own: a square for each channel that goes in, or one in colour where these are
 * red, green and blue. Grey is 0, and the filter's largest weight, without its sign, is black or white.
 *
 * @param filters what is shown
 * @param colour whether three channels that go in are the picture's colours
 */
public record FilterSheet(Filters filters, boolean colour) {
    private static final int SIDE = 132;
    private static final int MOSAIC_SIDE = 176;
    private static final int MOST_FILTERS = 64;
    private static final int MOST_FILTERS_OF_MANY_CHANNELS = 16;
    private static final int MOST_CHANNELS = 16;
    private static final Color PAPER = new Color(0xFAFAF8);

    /** How many filters it shows: the first ones, where there are very many. */
    public int shown() {
        return Math.min(filters.count(), isMosaic() ? MOST_FILTERS_OF_MANY_CHANNELS : MOST_FILTERS);
    }

    /** How many channels of a filter it shows: the first ones, where there are very many. */
    public int shownChannels() {
        return Math.min(filters.channels(), MOST_CHANNELS);
    }

    /** What it shows, in words. */
    public String text() {
        String size = filters.width() + " x " + filters.height();
        String which = shown() == filters.count()
                ? filters.count() + (filters.count() == 1 ? " filter" : " filters")
                : "first " + shown() + " of " + filters.count() + " filters";
        String channels = filters.channels() == 1
                ? "1 channel"
                : colour ? "red, green and blue" : filters.channels() + " channels";
        return filters.layer() + ": " + which + " of " + size + " over " + channels
                + (shownChannels() < filters.channels()
                        ? ", of which the first " + shownChannels() + " are shown"
                        : "");
    }

    /** The sheet. */
    public BufferedImage image() {
        List<ContactSheet.Picture> pictures = IntStream.range(0, shown())
                .mapToObj(filter -> new ContactSheet.Picture(
                        picture(filter),
                        filter + 1 + "   \u00b1" + String.format(Locale.ROOT, "%.3g", filters.largest(filter))))
                .toList();
        return new ContactSheet(text(), pictures, List.of(new WeightRamp(colour))).image();
    }

    private boolean isMosaic() {
        return !colour && filters.channels() > 1;
    }

    private BufferedImage picture(int filter) {
        int tiles = colour ? 1 : shownChannels();
        int across = (int) Math.ceil(Math.sqrt(tiles));
        int down = (tiles + across - 1) / across;
        int side = across > 2 ? MOSAIC_SIDE : SIDE;
        int unit = Math.max(1, side / (across * (Math.max(filters.width(), filters.height()) + 1) - 1));
        int stepX = unit * (filters.width() + 1);
        int stepY = unit * (filters.height() + 1);
        BufferedImage picture = Canvas.filled(across * stepX - unit, down * stepY - unit, PAPER);
        Graphics2D brush = picture.createGraphics();
        for (int tile = 0; tile < tiles; tile++) {
            for (int row = 0; row < filters.height(); row++) {
                for (int column = 0; column < filters.width(); column++) {
                    brush.setColor(color(filter, tile, row, column));
                    brush.fillRect(
                            tile % across * stepX + column * unit, tile / across * stepY + row * unit, unit, unit);
                }
            }
        }
        brush.dispose();
        return picture;
    }

    private Color color(int filter, int channel, int row, int column) {
        float largest = filters.largest(filter);
        if (!colour) {
            return WeightRamp.grey(share(filters.weight(filter, channel, row, column), largest));
        }
        return WeightRamp.colour(
                share(filters.weight(filter, 0, row, column), largest),
                share(filters.weight(filter, 1, row, column), largest),
                share(filters.weight(filter, 2, row, column), largest));
    }

    private static double share(float weight, float largest) {
        return largest == 0 ? 0 : weight / largest;
    }
}
