package org.landmark.data.image;

/**
 * A linear change of colours: every new channel is a sum of the old ones. Luma and chroma are those of YIQ (ITU-R BT.601; FCC, 1953).
 *
 * @param weights row by row, for red, green and blue
 */
public record ColourMix(double[] weights) {
    private static final double[] LUMA = {0.299, 0.587, 0.114};
    private static final double[] TO_YIQ = {0.299, 0.587, 0.114, 0.5959, -0.2746, -0.3213, 0.2115, -0.5227, 0.3112};
    private static final double[] FROM_YIQ = {1, 0.956, 0.619, 1, -0.272, -0.647, 1, -1.106, 1.703};

    /** Away from the grey of the same luma, by a factor; 0 leaves grey. */
    public static ColourMix saturation(double factor) {
        double[] weights = new double[9];
        for (int i = 0; i < 9; i++) {
            weights[i] = (1 - factor) * LUMA[i % 3] + (i % 4 == 0 ? factor : 0);
        }
        return new ColourMix(weights);
    }

    /** Around the colour circle by an angle in radians; luma stays. */
    public static ColourMix hue(double radians) {
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        ColourMix turn = new ColourMix(new double[] {1, 0, 0, 0, cos, -sin, 0, sin, cos});
        return new ColourMix(TO_YIQ).then(turn).then(new ColourMix(FROM_YIQ));
    }

    /** This change and then the next on its result. */
    public ColourMix then(ColourMix next) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int i = 0; i < 3; i++) {
                    product[3 * row + column] += next.weights[3 * row + i] * weights[3 * i + column];
                }
            }
        }
        return new ColourMix(product);
    }
}
