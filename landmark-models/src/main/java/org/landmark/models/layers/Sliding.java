package org.landmark.models.layers;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.landmark.models.onednn.Window;

/** The geometry of Deeplearning4j's convolutions and pooling in oneDNN's terms. */
final class Sliding {
    private Sliding() {}

    /** Whether oneDNN can express it: in the mode Same, a window that is smaller than its stride would need negative padding. */
    static boolean isPossible(
            int[] kernel, int[] stride, int[] dilation, ConvolutionMode mode, long[] larger, long[] smaller) {
        if (mode == ConvolutionMode.Causal) {
            return false;
        }
        for (int i = 0; i < 2; i++) {
            if (mode == ConvolutionMode.Same && total(i, kernel, stride, dilation, larger, smaller) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The window, its padding computed where the mode is Same.
     *
     * @param larger shape {@code [N, C, H, W]} that the window slides over: the input, or a transposed convolution's result
     * @param smaller shape with a number for each place of the window
     */
    static Window window(
            int[] kernel, int[] stride, int[] padding, int[] dilation, boolean same, long[] larger, long[] smaller) {
        long[] before = new long[2];
        long[] after = new long[2];
        for (int i = 0; i < 2; i++) {
            long total = same ? total(i, kernel, stride, dilation, larger, smaller) : 2L * padding[i];
            before[i] = total / 2;
            after[i] = total - before[i];
        }
        return new Window(
                new long[] {kernel[0], kernel[1]},
                new long[] {stride[0], stride[1]},
                new long[] {dilation[0] - 1, dilation[1] - 1},
                before,
                after);
    }

    private static long total(int i, int[] kernel, int[] stride, int[] dilation, long[] larger, long[] smaller) {
        long reach = (kernel[i] - 1L) * dilation[i] + 1;
        return (smaller[i + 2] - 1) * stride[i] + reach - larger[i + 2];
    }
}
