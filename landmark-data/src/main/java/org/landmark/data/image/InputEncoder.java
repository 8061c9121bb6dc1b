package org.landmark.data.image;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.landmark.data.FaceSample;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.data.transform.Crop;

/**
 * Turns a face's photo into the picture that a network sees: decoded, cropped, resized (by area when it shrinks, linearly when it
 * grows), in the channels and the range of values of an {@link InputSpec}. Safe for use by several threads.
 */
public final class InputEncoder {
    private final CropSpec crop;
    private final InputSpec input;
    private final float low;
    private final float step;

    public InputEncoder(CropSpec crop, InputSpec input) {
        this.crop = crop;
        this.input = input;
        this.low = input.range().get(0).floatValue();
        this.step = (float) ((input.range().get(1) - input.range().get(0)) / 255);
    }

    /**
     * One face's picture in 8 bits a value, channel by channel and row by row.
     *
     * @throws org.landmark.data.InputException if the photo can't be decoded
     */
    public byte[] picture(FaceSample face) {
        boolean grey = input.colour() == Colour.GREY;
        try (Mat photo = PhotoDecoder.decode(face.photo(), grey);
                Mat part = cut(photo, crop.of(face));
                Mat resized = new Mat();
                Size size = new Size(input.width(), input.height())) {
            boolean shrinks = part.cols() > input.width() && part.rows() > input.height();
            resize(part, resized, size, 0, 0, shrinks ? INTER_AREA : INTER_LINEAR);
            return planar(resized);
        }
    }

    /** Writes a picture's values, in the input's range, into {@code values} from {@code offset} on. */
    public void encode(byte[] picture, float[] values, int offset) {
        for (int i = 0; i < picture.length; i++) {
            values[offset + i] = low + step * (picture[i] & 0xFF);
        }
    }

    /** The part of the photo that lies in the crop; where the crop leaves the photo, the photo's border is repeated. */
    private static Mat cut(Mat photo, Crop crop) {
        int left = Math.max(0, -crop.left());
        int top = Math.max(0, -crop.top());
        int right = Math.max(0, crop.left() + crop.width() - photo.cols());
        int bottom = Math.max(0, crop.top() + crop.height() - photo.rows());
        if (left + top + right + bottom == 0) {
            try (Rect part = new Rect(crop.left(), crop.top(), crop.width(), crop.height())) {
                return new Mat(photo, part);
            }
        }
        try (Mat padded = new Mat();
                Rect part = new Rect(crop.left() + left, crop.top() + top, crop.width(), crop.height())) {
            copyMakeBorder(photo, padded, top, bottom, left, right, BORDER_REPLICATE);
            return new Mat(padded, part);
        }
    }

    private byte[] planar(Mat resized) {
        ByteBuffer pixels = resized.createBuffer();
        byte[] picture = new byte[input.length()];
        int channels = input.channels();
        int area = input.width() * input.height();
        for (int channel = 0; channel < channels; channel++) {
            int source = channels - 1 - channel; // OpenCV has blue first
            for (int i = 0; i < area; i++) {
                picture[channel * area + i] = pixels.get(i * channels + source);
            }
        }
        return picture;
    }
}
