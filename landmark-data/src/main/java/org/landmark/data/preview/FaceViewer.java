package org.landmark.data.preview;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.landmark.data.FaceSample;
import org.landmark.data.Seed;
import org.landmark.data.augment.Augmenter;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.ShownFace;
import org.landmark.data.patch.PhotoPixels;
import org.landmark.data.patch.PictureWriter;
import org.landmark.data.patch.PlacedFace;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;

/** Shows faces as an experiment's network gets them, one after the other. */
public final class FaceViewer implements AutoCloseable {
    private final DataSpec spec;
    private final Seed seed;
    private final PictureWriter writer;

    /** A viewer whose augmentations come from a seed. */
    public FaceViewer(DataSpec spec, Seed seed) {
        this.spec = spec;
        this.seed = seed;
        this.writer = new PictureWriter(spec);
    }

    /**
     * The face with nothing changed about it.
     *
     * @throws org.landmark.data.InputException if its photo can't be decoded
     */
    SeenFace still(FaceSample face) {
        return still(cropped(face));
    }

    /** The face with nothing changed about it, from the pixels that it comes with. */
    public SeenFace still(CroppedFace face) {
        return seen(ShownFace.still(face));
    }

    /**
     * The face as it may be shown in training.
     *
     * @param number of the drawing, which decides what happens to it
     * @throws org.landmark.data.InputException if its photo can't be decoded
     */
    SeenFace augmented(FaceSample face, long number) {
        CroppedFace cropped = cropped(face);
        Augmenter.Drawn drawn =
                spec.augmenter().draw(new SplittableRandom(seed.derive("augment", number)), cropped.crop());
        return seen(new ShownFace(cropped, drawn));
    }

    private CroppedFace cropped(FaceSample face) {
        PlacedFace placed = PlacedFace.of(face, spec);
        return new CroppedFace(face, placed.crop(), placed.patch(), new PhotoPixels(face, placed.patch()));
    }

    private SeenFace seen(ShownFace shown) {
        byte[] bytes = writer.draw(shown.face().patch(), shown.face().pixels(), shown.drawn())
                .bytes();
        return new SeenFace(image(bytes), shown.ratios(spec.scheme()));
    }

    /** The values of a picture, of three channels blue first, as an image. */
    private BufferedImage image(byte[] values) {
        InputSpec input = spec.input();
        int channels = input.channels();
        BufferedImage image = new BufferedImage(input.width(), input.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < input.width() * input.height(); i++) {
            int rgb = 0;
            for (int channel = 2; channel >= 0; channel--) {
                rgb = rgb << 8 | values[i * channels + Math.min(channel, channels - 1)] & 0xFF;
            }
            image.setRGB(i % input.width(), i / input.width(), rgb);
        }
        return image;
    }

    @Override
    public void close() {
        writer.close();
    }
}
