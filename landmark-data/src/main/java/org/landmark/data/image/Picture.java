package org.landmark.data.image;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_MAKETYPE;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_core.swap;
import static org.bytedeco.opencv.global.opencv_core.transform;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.RNG;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.landmark.data.transform.Homography;

/**
 * The picture that a network sees, 8 bits a value, with the memory that changes of it need; filled again and again, for one face after the
 * other. Values that leave 0 to 255 stop there. Not for several threads.
 */
public final class Picture implements AutoCloseable {
    private static final double LEAST_SIGMA = 0.05;

    static {
        setNumThreads(1); // faces are spread over the cores, not the rows of one
    }

    private final int width;
    private final int height;
    private final int channels;
    private final Mat pixels = new Mat();
    private final Mat other = new Mat();
    private final Mat noise = new Mat();
    private final Mat matrix = new Mat(3, 3, opencv_core.CV_64FC1);
    private final Mat zero = new Mat(1, 1, opencv_core.CV_64FC1);
    private final Mat deviation = new Mat(1, 1, opencv_core.CV_64FC1);

    /** A picture of one channel (grey) or three (kept as blue, green, red). */
    public Picture(int width, int height, int channels) {
        this.width = width;
        this.height = height;
        this.channels = channels;
    }

    /**
     * Fills the picture.
     *
     * @param source as many channels as the picture has
     * @param toSource from the picture's pixels to the source's, both with centres on whole numbers
     * @param black whether what lies beyond the source is black; otherwise its outermost pixels are repeated
     */
    public void sample(Mat source, Homography toSource, boolean black) {
        double[] weights = toSource.toArray();
        try (Size size = new Size(width, height);
                Scalar zero = new Scalar(0, 0, 0, 0);
                Mat map = toSource.isAffine() ? matrix.rowRange(0, 2) : matrix.rowRange(0, 3)) {
            try (DoubleIndexer indexer = matrix.createIndexer()) {
                indexer.put(0, 0, weights);
            }
            int flags = INTER_LINEAR | WARP_INVERSE_MAP;
            int border = black ? opencv_core.BORDER_CONSTANT : BORDER_REPLICATE;
            if (toSource.isAffine()) {
                warpAffine(source, pixels, map, size, flags, border, zero);
            } else {
                warpPerspective(source, pixels, map, size, flags, border, zero);
            }
        }
    }

    /** Every value times a factor, and something added. */
    public void linear(double factor, double added) {
        pixels.convertTo(pixels, -1, factor, added);
    }

    /** Mixes the colours; a grey picture stays as it is. */
    public void mix(ColourMix mix) {
        if (channels == 1) {
            return;
        }
        try (Mat weights = new Mat(3, 3, CV_32FC1);
                FloatPointer values = new FloatPointer(weights.data())) {
            for (int i = 0; i < 9; i++) {
                values.put(i, (float) mix.weights()[8 - i]); // blue first: rows and columns the other way round
            }
            transform(pixels, other, weights);
        }
        swap(pixels, other);
    }

    /** The mean brightness, 0 to 255 (ITU-R BT.601). */
    public double meanLuma() {
        try (Scalar means = mean(pixels)) {
            return channels == 1 ? means.get(0) : 0.299 * means.get(2) + 0.587 * means.get(1) + 0.114 * means.get(0);
        }
    }

    /** Blurs by a Gaussian; {@code sigma} in pixels, one that is too small to be seen does nothing. */
    public void blur(double sigma) {
        if (sigma < LEAST_SIGMA) {
            return;
        }
        try (Size bySigma = new Size(0, 0)) {
            GaussianBlur(pixels, other, bySigma, sigma, sigma, BORDER_REPLICATE);
        }
        swap(pixels, other);
    }

    /** Adds to every value a number of its own from a normal distribution. */
    public void noise(double sigma, int seed) {
        noise.create(height, width, CV_MAKETYPE(CV_16S, channels));
        try (RNG random = new RNG(seed == 0 ? 1 : seed); // 0 stands for a default
                DoubleIndexer mean = zero.createIndexer();
                DoubleIndexer spread = deviation.createIndexer();
                Mat everywhere = new Mat()) {
            mean.put(0, 0, 0);
            spread.put(0, 0, sigma);
            random._fill(noise, RNG.NORMAL, zero, deviation);
            add(pixels, noise, pixels, everywhere, CV_8U);
        }
    }

    /** Covers a rectangle, in shares of the picture, with a colour, 0xRRGGBB; a grey picture gets the colour's blue. */
    public void fill(double left, double top, double shareOfWidth, double shareOfHeight, int colour) {
        int columns = (int) Math.round(shareOfWidth * width);
        int rows = (int) Math.round(shareOfHeight * height);
        if (columns == 0 || rows == 0) {
            return;
        }
        int x = Math.min((int) Math.round(left * width), width - columns);
        int y = Math.min((int) Math.round(top * height), height - rows);
        try (Rect rect = new Rect(x, y, columns, rows);
                Mat part = new Mat(pixels, rect);
                Scalar fill = new Scalar(colour & 0xFF, colour >> 8 & 0xFF, colour >> 16 & 0xFF, 0)) {
            part.put(fill);
        }
    }

    /**
     * Writes the picture as {@code [C, H, W]}, red first, each value times {@code step} and {@code low} added.
     *
     * @param target where the first value goes
     */
    public void write(FloatPointer target, float low, float step) {
        for (int channel = 0; channel < channels; channel++) {
            FloatPointer plane = target.getPointer((long) channel * width * height); // closing it would free the target
            try (Mat values = new Mat(height, width, CV_32FC1, plane)) {
                if (channels == 1) {
                    pixels.convertTo(values, CV_32F, step, low);
                } else {
                    extractChannel(pixels, other, channels - 1 - channel);
                    other.convertTo(values, CV_32F, step, low);
                }
            }
        }
    }

    /** A copy of the values, 0 to 255, row by row; of three channels blue first within each pixel. */
    public byte[] bytes() {
        byte[] bytes = new byte[width * height * channels];
        pixels.<ByteBuffer>createBuffer().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        pixels.close();
        other.close();
        noise.close();
        matrix.close();
        zero.close();
        deviation.close();
    }
}
