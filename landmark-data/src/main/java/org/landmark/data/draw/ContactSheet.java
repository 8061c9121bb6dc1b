package org.landmark.data.draw;

import static java.util.Objects.requireNonNull;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Pictures in a grid, each with a line of text under it, below a title and a legend. The cells are as large as the largest
 * picture, so pictures are best drawn at one width before.
 *
 * @param title the line on top
 * @param pictures in reading order
 * @param legend what is explained under the title; may be empty
 * @param columns pictures beside each other
 */
public record ContactSheet(String title, List<Picture> pictures, List<LegendEntry> legend, int columns) {
    private static final Color PAPER = new Color(0xFAFAF8);
    private static final Color INK = new Color(0x22262B);

    /**
     * One picture of the sheet.
     *
     * @param caption one line, cut with an ellipsis where the cell is too narrow; may be empty
     */
    public record Picture(BufferedImage image, String caption) {
        public Picture {
            requireNonNull(image, "image is null");
            requireNonNull(caption, "caption is null");
        }
    }

    /** @throws IllegalArgumentException if there are no pictures or no columns */
    public ContactSheet {
        requireNonNull(title, "title is null");
        pictures = List.copyOf(pictures);
        legend = List.copyOf(legend);
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("contact sheet '" + title + "' has no pictures");
        }
        if (columns < 1) {
            throw new IllegalArgumentException("contact sheet '" + title + "' needs columns, came " + columns);
        }
    }

    /** A sheet of about as many rows as columns, of one row for up to three pictures. */
    public ContactSheet(String title, List<Picture> pictures, List<LegendEntry> legend) {
        this(title, pictures, legend, columnsFor(pictures.size()));
    }

    /** A sheet whose legend explains truth and prediction. */
    public static ContactSheet of(String title, List<Picture> pictures) {
        return new ContactSheet(title, pictures, List.of(Mark.TRUTH, Mark.PREDICTION));
    }

    /** Rows of pictures. */
    public int rows() {
        return (pictures.size() + columns - 1) / columns;
    }

    /** The sheet: a new RGB image. */
    public BufferedImage image() {
        SheetLayout layout = SheetLayout.of(this);
        BufferedImage sheet = Canvas.filled(layout.width(), layout.height(), PAPER);
        Graphics2D brush = Canvas.brush(sheet);
        paintHead(brush, layout);
        for (int i = 0; i < pictures.size(); i++) {
            paintPicture(brush, layout, i);
        }
        brush.dispose();
        return sheet;
    }

    private void paintHead(Graphics2D brush, SheetLayout layout) {
        brush.setFont(layout.titleFont());
        brush.setColor(INK);
        brush.drawString(title, layout.margin(), layout.titleBaseline());
        brush.setFont(layout.captionFont());
        new Legend(legend).paint(brush, layout.margin(), layout.legendBaseline());
    }

    private void paintPicture(Graphics2D brush, SheetLayout layout, int index) {
        Picture picture = pictures.get(index);
        int left = layout.left(index % columns);
        int top = layout.top(index / columns);
        int inset = (layout.cellWidth() - picture.image().getWidth()) / 2;
        int drop = layout.cellHeight() - picture.image().getHeight();
        brush.drawImage(picture.image(), left + inset, top + drop, null);
        brush.setFont(layout.captionFont());
        brush.setColor(INK);
        FontMetrics metrics = brush.getFontMetrics();
        String caption = shortened(picture.caption(), metrics, layout.cellWidth());
        int room = layout.cellWidth() - metrics.stringWidth(caption);
        brush.drawString(caption, left + Math.min(inset, room), layout.captionBaseline(index / columns, metrics));
    }

    private static int columnsFor(int pictures) {
        return pictures <= 3 ? Math.max(1, pictures) : (int) Math.ceil(Math.sqrt(pictures));
    }

    private static String shortened(String text, FontMetrics metrics, int width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && metrics.stringWidth(text.substring(0, end) + "\u2026") > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
    }
}
