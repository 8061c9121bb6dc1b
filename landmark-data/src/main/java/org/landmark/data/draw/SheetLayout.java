package org.landmark.data.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/**
 * Where things stand on a contact sheet, in pixels of the sheet.
 *
 * @param margin the space around everything; also the height of a line of text with its air
 */
record SheetLayout(
        int columns,
        int rows,
        int cellWidth,
        int cellHeight,
        int margin,
        Font titleFont,
        Font captionFont,
        int headWidth,
        boolean hasLegend) {

    /** Below this a caption of a few words has no room. */
    private static final int NARROWEST_CELL = 120;

    static SheetLayout of(ContactSheet sheet) {
        int cellWidth = NARROWEST_CELL;
        int cellHeight = 1;
        for (ContactSheet.Picture picture : sheet.pictures()) {
            cellWidth = Math.max(cellWidth, picture.image().getWidth());
            cellHeight = Math.max(cellHeight, picture.image().getHeight());
        }
        // 1/18 of a picture's width: some 25 letters fit under it, and text and picture shrink alike on a screen.
        int size = Math.max(12, Math.min(40, cellWidth / 18));
        Font caption = new Font(Font.SANS_SERIF, Font.PLAIN, size);
        Font title = new Font(Font.SANS_SERIF, Font.BOLD, size * 3 / 2);
        Graphics2D probe = Canvas.brush(Canvas.filled(1, 1, Color.WHITE));
        int titleWidth = probe.getFontMetrics(title).stringWidth(sheet.title());
        probe.setFont(caption);
        int headWidth = Math.max(titleWidth, (int) Math.ceil(new Legend(sheet.legend()).width(probe)));
        probe.dispose();
        return new SheetLayout(
                sheet.columns(),
                sheet.rows(),
                cellWidth,
                cellHeight,
                2 * size,
                title,
                caption,
                headWidth,
                !sheet.legend().isEmpty());
    }

    int width() {
        return Math.max(columns * cellWidth + (columns - 1) * gap(), headWidth) + 2 * margin;
    }

    int height() {
        return top(rows) - gap() + margin / 2;
    }

    int titleBaseline() {
        return margin + titleFont.getSize();
    }

    int legendBaseline() {
        return titleBaseline() + margin;
    }

    int left(int column) {
        return margin + column * (cellWidth + gap());
    }

    /** Upper edge of a row's pictures. */
    int top(int row) {
        int head = (hasLegend ? legendBaseline() : titleBaseline()) + margin * 3 / 4;
        return head + row * (cellHeight + margin + gap());
    }

    int captionBaseline(int row, FontMetrics metrics) {
        return top(row) + cellHeight + (margin - metrics.getHeight()) / 2 + metrics.getAscent();
    }

    private int gap() {
        return margin * 3 / 4;
    }
}
