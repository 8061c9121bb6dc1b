package org.landmark.data.synthetic;

/**
 * The camera's lens and sensor: a slight blur, then noise.
 *
 * @param blur share of a pixel's light that falls on either neighbour, up to a third
 * @param noise standard deviation in grey levels of 255
 */
record Sensor(double blur, double noise) {
    /** A lens with the least blur and no noise. */
    static final Sensor CLEAN = new Sensor(0.12, 0);

    private static final int DEVIATES = 4096;

    static Sensor draw(Dice dice) {
        return new Sensor(dice.between(0.14, 0.25), dice.between(1.2, 3.2));
    }

    void expose(Canvas canvas, Dice dice) {
        int[] pixels = canvas.pixels();
        int width = canvas.width();
        int[] above = new int[width];
        int[] here = new int[width];
        System.arraycopy(pixels, 0, here, 0, width);
        for (int start = 0; start < pixels.length; start += width) {
            System.arraycopy(here, 0, above, 0, width);
            System.arraycopy(pixels, start, here, 0, width);
            int next = start + width < pixels.length ? start + width : start;
            for (int x = 0; x < width; x++) {
                pixels[start + x] = smooth(above[x], here[x], pixels[next + x]);
            }
        }
        for (int start = 0; start < pixels.length; start += width) {
            System.arraycopy(pixels, start, here, 0, width);
            for (int x = 1; x < width - 1; x++) {
                pixels[start + x] = smooth(here[x - 1], here[x], here[x + 1]);
            }
        }
        if (noise > 0) {
            addNoise(pixels, dice);
        }
    }

    private int smooth(int before, int here, int after) {
        int side = (int) (256 * blur + 0.5);
        int own = 256 - 2 * side;
        // red and blue together, green alone: two channels per multiplication
        int redBlue = (before & 0xFF00FF) * side + (here & 0xFF00FF) * own + (after & 0xFF00FF) * side + 0x800080;
        int green = (before & 0xFF00) * side + (here & 0xFF00) * own + (after & 0xFF00) * side + 0x8000;
        return redBlue >>> 8 & 0xFF00FF | green >>> 8 & 0xFF00;
    }

    private void addNoise(int[] pixels, Dice dice) {
        int[] grey = new int[DEVIATES];
        int[] colour = new int[DEVIATES];
        for (int i = 0; i < DEVIATES; i++) {
            grey[i] = (int) Math.round(dice.normal(0, noise));
            colour[i] = (int) Math.round(dice.normal(0, 0.5 * noise));
        }
        long state = dice.seed() | 1;
        for (int i = 0; i < pixels.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            int common = grey[(int) (state >>> 52)];
            int red = (pixels[i] >> 16 & 255) + common + colour[(int) (state >>> 40 & 4095)];
            int green = (pixels[i] >> 8 & 255) + common;
            int blue = (pixels[i] & 255) + common + colour[(int) (state >>> 28 & 4095)];
            pixels[i] = level(red) << 16 | level(green) << 8 | level(blue);
        }
    }

    private static int level(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
