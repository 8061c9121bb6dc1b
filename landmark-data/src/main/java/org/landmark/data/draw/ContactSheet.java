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
 * @param legend the marks to explain under the title; may be empty
 */
public record ContactSheet(String title, List<Picture> pictures, List<Mark> legend) {
    private static final Color PAPER = new Color(0xFAFAF8);
    private static final Color INK = new Color(0x22262B);
    private static final Color QUIET = new Color(0x5A626B);

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

    /** @throws IllegalArgumentException if there are no pictures */
    public ContactSheet {
        requireNonNull(title, "title is null");
        pictures = List.copyOf(pictures);
        legend = List.copyOf(legend);
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("contact sheet '" + title + "' has no pictures");
        }
    }

    /** A sheet whose legend explains truth and prediction. */
    public static ContactSheet of(String title, List<Picture> pictures) {
        return new ContactSheet(title, pictures, List.of(Mark.values()));
    }

    /** Pictures beside each other: all of up to three, about the square root of more. */
    public int columns() {
        return pictures.size() <= 3 ? pictures.size() : (int) Math.ceil(Math.sqrt(pictures.size()));
    }

    /** Rows of pictures. */
    public int rows() {
        return (pictures.size() + columns() - 1) / columns();
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
        double unit = layout.captionFont().getSize2D() / 5;
        float x = layout.margin();
        for (Mark mark : legend) {
            double middle = layout.legendBaseline() - 1.7 * unit;
            new MarkPainter(brush, unit).point(mark, x + 2 * unit, middle);
            brush.setColor(QUIET);
            x += (float) (6 * unit);
            brush.drawString(mark.label(), x, layout.legendBaseline());
            x += (float) (brush.getFontMetrics().stringWidth(mark.label()) + 6 * unit);
        }
    }

    private void paintPicture(Graphics2D brush, SheetLayout layout, int index) {
        Picture picture = pictures.get(index);
        int left = layout.left(index % columns());
        int top = layout.top(index / columns());
        int inset = (layout.cellWidth() - picture.image().getWidth()) / 2;
        int drop = layout.cellHeight() - picture.image().getHeight();
        brush.drawImage(picture.image(), left + inset, top + drop, null);
        brush.setFont(layout.captionFont());
        brush.setColor(INK);
        FontMetrics metrics = brush.getFontMetrics();
        brush.drawString(
                shortened(picture.caption(), metrics, layout.cellWidth()),
                left,
                layout.captionBaseline(index / columns(), metrics));
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
