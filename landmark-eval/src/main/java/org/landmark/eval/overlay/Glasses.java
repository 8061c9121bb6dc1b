package org.landmark.eval.overlay;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.landmark.data.draw.Canvas;

/**
 * Draws a pair of sunglasses. All is in millimetres of a middling face, whose eyes' outer corners are 90 mm apart: lenses of 54 x 44 mm
 * with 17 mm between them.
 */
final class Glasses {
    /** Size of the picture. */
    static final double WIDTH = 150;

    static final double HEIGHT = 60;

    /** Where the outer corners of the eyes are. */
    static final double CORNER = 45;

    static final double CORNER_DOWN = 25;

    private static final double PIXELS = 8;
    private static final double LENS_WIDTH = 54;
    private static final double LENS_HEIGHT = 44;
    private static final double BRIDGE = 17;
    private static final double TOP = 8;
    private static final float FRAME_WIDTH = 3;
    private static final Color FRAME = new Color(0x15181D);
    private static final Color SHINE = new Color(255, 255, 255, 60);
    private static final Color DARK = new Color(18, 24, 38, 235);
    private static final Color LIGHT = new Color(52, 70, 96, 170);

    private Glasses() {}

    /** The picture, transparent around and a little in the lenses. */
    static BufferedImage picture() {
        BufferedImage image =
                new BufferedImage((int) (PIXELS * WIDTH), (int) (PIXELS * HEIGHT), BufferedImage.TYPE_INT_ARGB);
        Graphics2D brush = Canvas.brush(image);
        brush.scale(PIXELS, PIXELS);
        brush.translate(WIDTH / 2, 0);
        bridge(brush);
        half(brush);
        brush.scale(-1, 1);
        half(brush);
        brush.dispose();
        return image;
    }

    private static void bridge(Graphics2D brush) {
        Path2D arch = new Path2D.Double();
        arch.moveTo(-BRIDGE / 2, TOP + 14);
        arch.curveTo(-BRIDGE / 4, TOP + 7, BRIDGE / 4, TOP + 7, BRIDGE / 2, TOP + 14);
        brush.setColor(FRAME);
        brush.setStroke(new BasicStroke(3.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        brush.draw(arch);
    }

    /** What lies to the right of the nose. */
    private static void half(Graphics2D brush) {
        double left = BRIDGE / 2;
        Area lens = lens(left, TOP, LENS_WIDTH, LENS_HEIGHT);
        brush.setPaint(new GradientPaint(0, (float) TOP, DARK, 0, (float) (TOP + LENS_HEIGHT), LIGHT));
        brush.fill(lens);
        Area shine = lens(left + 3, TOP + 3, LENS_WIDTH - 6, LENS_HEIGHT - 6);
        Path2D band = new Path2D.Double();
        band.moveTo(left + 14, TOP);
        band.lineTo(left + 24, TOP);
        band.lineTo(left + 10, TOP + LENS_HEIGHT);
        band.lineTo(left, TOP + LENS_HEIGHT);
        band.closePath();
        shine.intersect(new Area(band));
        brush.setColor(SHINE);
        brush.fill(shine);
        brush.setColor(FRAME);
        brush.setStroke(new BasicStroke(FRAME_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        brush.draw(lens);
        Path2D hinge = new Path2D.Double();
        hinge.moveTo(left + LENS_WIDTH - 7, TOP);
        hinge.lineTo(WIDTH / 2 - 1, TOP + 1);
        hinge.lineTo(WIDTH / 2 - 1, TOP + 6);
        hinge.lineTo(left + LENS_WIDTH, TOP + 13);
        hinge.closePath();
        Area outside = new Area(hinge);
        outside.subtract(lens);
        brush.fill(outside);
    }

    /** A rectangle with round corners, rounder at the bottom. */
    private static Area lens(double left, double top, double width, double height) {
        Area lens = new Area(new RoundRectangle2D.Double(left, top, width, height, 0.75 * width, 0.9 * height));
        lens.add(new Area(new RoundRectangle2D.Double(left, top, width, height / 2, 0.4 * width, 0.5 * height)));
        return lens;
    }
}
