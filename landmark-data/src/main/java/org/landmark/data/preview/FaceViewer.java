package org.landmark.data.preview;

import java.awt.image.BufferedImage;
import org.landmark.data.FaceSample;
import org.landmark.data.image.InputEncoder;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;

/** Shows faces as an experiment's network gets them. */
final class FaceViewer {
    private final DataSpec spec;
    private final InputEncoder encoder;

    FaceViewer(DataSpec spec) {
        this.spec = spec;
        this.encoder = new InputEncoder(spec.crop(), spec.input());
    }

    /**
     * The face with nothing changed about it.
     *
     * @throws org.landmark.data.InputException if its photo can't be decoded
     */
    SeenFace still(FaceSample face) {
        return new SeenFace(image(encoder.picture(face)), spec.crop().of(face).toRatios(face.landmarks()));
    }

    private BufferedImage image(byte[] planes) {
        InputSpec input = spec.input();
        int area = input.width() * input.height();
        BufferedImage image = new BufferedImage(input.width(), input.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < area; i++) {
            int rgb = 0;
            for (int channel = 0; channel < 3; channel++) {
                rgb = rgb << 8 | planes[Math.min(channel, input.channels() - 1) * area + i] & 0xFF;
            }
            image.setRGB(i % input.width(), i / input.width(), rgb);
        }
        return image;
    }
}
