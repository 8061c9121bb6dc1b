package org.landmark.data.iterator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.augment.Mirror;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.ShownFace;
import org.landmark.data.fixture.Encoded;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.Patch;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.target.TargetFit;
import org.landmark.data.transform.Crop;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pictures swapped left to right in a network's input. */
class MirroredInputTest {
    @Property(tries = 40)
    void isWhatTheMirrorOfTrainingShowsAndUndoesItself(
            @ForAll @IntRange(min = 8, max = 21) int width,
            @ForAll @IntRange(min = 8, max = 21) int height,
            @ForAll InputSpec.Colour colour,
            @ForAll long seed) {
        DataSpec spec = Encoded.spec(new InputSpec(width, height, colour, null), List.of(new Mirror(1.0)));
        List<CroppedFace> faces = List.of(face(spec.input(), seed), face(spec.input(), seed + 1));
        BatchEncoder encoder = new BatchEncoder(spec, spec.target().codec(1, TargetFit.NONE));
        INDArray inputs = encoder.inputs(faces);
        INDArray before = inputs.dup();

        encoder.mirror(inputs);

        assertThat(inputs).isNotEqualTo(before);
        assertThat(inputs.getFloat(1, 0, 2, 1)).isEqualTo(before.getFloat(1, 0, 2, width - 2));
        assertThat(inputs).isEqualTo(shownMirrored(faces, spec));
        encoder.mirror(inputs);
        assertThat(inputs).isEqualTo(before);
    }

    /** The faces' pictures as an epoch that mirrors every face shows them. */
    private static INDArray shownMirrored(List<CroppedFace> faces, DataSpec spec) {
        BatchEncoder encoder = new BatchEncoder(spec, spec.target().codec(1, TargetFit.NONE));
        BatchArrays arrays = encoder.arrays(faces.size());
        encoder.encode(
                faces.stream()
                        .map(face -> new ShownFace(face, encoder.augmenter().draw(new Random(1), face.crop())))
                        .toList(),
                arrays);
        return arrays.features();
    }

    /** A face whose crop has a pixel for each of the input's. */
    private static CroppedFace face(InputSpec input, long seed) {
        Crop crop = new Crop(0, 0, input.width(), input.height());
        byte[] pixels = new byte[input.length()];
        new Random(seed).nextBytes(pixels);
        Patch patch = new Patch(0, 0, input.width(), input.height(), 1, 1);
        FaceSample face = new FaceSample(
                "face",
                Path.of("none.jpg"),
                new ImageSize(input.width(), input.height()),
                new BoundingBox(0, 0, input.width(), input.height()),
                Landmarks.of(3, 4));
        return new CroppedFace(face, crop, patch, new HeldPixels(patch, pixels));
    }
}
