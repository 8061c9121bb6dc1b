package org.landmark.data.patch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.augment.Augmenter;
import org.landmark.data.image.Picture;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.transform.Border;
import org.landmark.data.transform.Homography;
import org.landmark.data.transform.View;

/** Makes the pictures that a network gets, one after the other, in the same off-heap memory. Not for several threads. */
public final class PictureWriter implements AutoCloseable {
    private final InputSpec input;
    private final boolean black;
    private final PatchCutter cutter;
    private final Mat pixels = new Mat();
    private final Picture picture;

    public PictureWriter(DataSpec spec) {
        this.input = spec.input();
        this.black = spec.crop().border() == Border.ZERO;
        this.cutter = PatchCutter.of(spec);
        this.picture = new Picture(input.width(), input.height(), input.channels());
    }

    /**
     * Makes the picture of a view.
     *
     * @return the picture, this writer's until the next one
     * @throws org.landmark.data.InputException if the photo has to be decoded and can't
     */
    public Picture draw(Patch patch, PatchPixels source, Augmenter.Drawn drawn) {
        source.copyTo(pixels, cutter);
        picture.sample(pixels, toPatch(patch, drawn.view()), black);
        drawn.effects().forEach(effect -> effect.applyTo(picture));
        return picture;
    }

    /** Makes the picture of a view and writes it as {@code [C, H, W]} in the input's range of values. */
    public void write(Patch patch, PatchPixels source, Augmenter.Drawn drawn, FloatPointer target) {
        double low = input.range().get(0);
        double high = input.range().get(1);
        draw(patch, source, drawn).write(target, (float) low, (float) ((high - low) / 255));
    }

    /** From pixels of the picture to pixels of the patch. */
    private Homography toPatch(Patch patch, View view) {
        return Homography.translation(0.5, 0.5)
                .then(Homography.scaling(1.0 / input.width(), 1.0 / input.height()))
                .then(view.photoToRatios().inverse())
                .then(patch.fromPhoto());
    }

    @Override
    public void close() {
        cutter.close();
        pixels.close();
        picture.close();
    }
}
