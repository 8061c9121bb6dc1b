package org.landmark.data.synthetic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Paints what stands out of focus behind the people: a wall, a curtain, a room or lights. */
enum Backdrop {
    WALL,
    CURTAIN,
    ROOM,
    LIGHTS;

    /** It is painted this much smaller and blown up, which blurs it. */
    private static final int BLUR = 8;

    private static final List<Rgb> COLOURS = List.of(
            Rgb.of(0x24504A),
            Rgb.of(0x355A75),
            Rgb.of(0x7C8A93),
            Rgb.of(0xA79B8B),
            Rgb.of(0x6E5A4B),
            Rgb.of(0x8DA39A),
            Rgb.of(0x54506B),
            Rgb.of(0xB8B2A6));

    void paint(Canvas canvas, Light light, Dice dice) {
        int width = canvas.width() / BLUR + 3;
        int height = canvas.height() / BLUR + 3;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Rgb base = dice.pick(COLOURS).times(dice.between(0.7, 1.1));
        pen.setColor(base.awt());
        pen.fillRect(0, 0, width, height);
        switch (this) {
            case WALL -> smears(pen, base, width, height, dice);
            case CURTAIN -> folds(pen, base, width, height, dice);
            case ROOM -> furniture(pen, base, width, height, dice);
            case LIGHTS -> lights(pen, base, width, height, dice);
        }
        pen.dispose();
        shade(small, light, dice);
        enlarge(small, canvas);
    }

    /** Java2D's own bilinear enlargement takes several times as long. */
    private static void enlarge(BufferedImage small, Canvas canvas) {
        int width = small.getWidth();
        int[] from = small.getRGB(0, 0, width, small.getHeight(), null, 0, width);
        int[] weights = new int[BLUR];
        for (int i = 0; i < BLUR; i++) {
            weights[i] = 256 * i / BLUR;
        }
        int[] column = new int[width];
        int[] pixels = canvas.pixels();
        for (int y = 0; y < canvas.height(); y++) {
            int row = y / BLUR * width;
            for (int i = 0; i < width; i++) {
                column[i] = blend(from[row + i], from[row + width + i], weights[y % BLUR]);
            }
            for (int x = 0; x < canvas.width(); x++) {
                int at = x / BLUR;
                pixels[y * canvas.width() + x] = blend(column[at], column[at + 1], weights[x % BLUR]);
            }
        }
    }

    /** A colour with a share, out of 256, of another one. */
    private static int blend(int a, int b, int share) {
        int redBlue = (a & 0xFF00FF) * (256 - share) + (b & 0xFF00FF) * share;
        int green = (a & 0xFF00) * (256 - share) + (b & 0xFF00) * share;
        return redBlue >>> 8 & 0xFF00FF | green >>> 8 & 0xFF00;
    }

    private static void smears(Graphics2D pen, Rgb base, int width, int height, Dice dice) {
        for (int i = 0; i < 14; i++) {
            pen.setColor(near(base, 0.25, dice).awt(0.35));
            pen.setStroke(new BasicStroke((float) dice.between(1.0, 5.0)));
            double y = dice.between(0.0, height);
            double x = dice.between(-0.3 * width, 0.8 * width);
            pen.draw(new Line2D.Double(x, y, x + dice.between(0.2, 0.9) * width, y + dice.between(-3.0, 3.0)));
        }
    }

    private static void folds(Graphics2D pen, Rgb base, int width, int height, Dice dice) {
        double x = -4;
        while (x < width) {
            double fold = dice.between(1.5, 5.0);
            pen.setColor(near(base, 0.45, dice).awt(0.7));
            pen.setStroke(new BasicStroke((float) fold));
            pen.draw(new Line2D.Double(x, -2, x + dice.between(-3.0, 3.0), height + 2));
            x += fold;
        }
    }

    private static void furniture(Graphics2D pen, Rgb base, int width, int height, Dice dice) {
        for (int i = 0; i < 16; i++) {
            pen.setColor(near(dice.pick(COLOURS), 0.3, dice).mix(base, 0.4).awt());
            double w = dice.between(2.0, width * 0.3);
            double h = dice.between(3.0, height * 0.5);
            pen.fill(new Rectangle2D.Double(dice.between(-w, width), dice.between(-h, height), w, h));
        }
    }

    private static void lights(Graphics2D pen, Rgb base, int width, int height, Dice dice) {
        for (int i = 0; i < 26; i++) {
            Color colour = near(dice.pick(COLOURS), 0.3, dice)
                    .mix(base, 0.2)
                    .mix(Rgb.WHITE, 0.2)
                    .awt(0.45);
            pen.setColor(colour);
            double size = dice.between(2.5, 9.0);
            pen.fill(new Ellipse2D.Double(dice.between(-size, width), dice.between(-size, height), size, size));
        }
    }

    private static Rgb near(Rgb colour, double reach, Dice dice) {
        return colour.times(dice.between(1 - reach, 1 + reach));
    }

    /** Brighter towards the lamp's side; a hard lamp leaves more of the wall dark. */
    private static void shade(BufferedImage small, Light light, Dice dice) {
        double hardness = light.lamp() / (light.lamp() + light.ambient());
        double middleX = small.getWidth() * (0.5 + 0.45 * light.direction().x());
        double middleY = small.getHeight() * (0.45 + 0.4 * light.direction().y());
        double reach = small.getWidth() * dice.between(0.45, 0.8);
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                double pool = Curve.bell(Math.hypot(x - middleX, y - middleY), reach);
                double bright = 1.1 - hardness + 0.75 * hardness * pool;
                small.setRGB(
                        x,
                        y,
                        Rgb.of(small.getRGB(x, y))
                                .times(bright)
                                .times(light.tint())
                                .packed());
            }
        }
    }
}
