package org.landmark.data.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.cache.CropCache;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.dataset.Keep;
import org.landmark.data.image.Photo;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.spec.CoordinateTarget;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.data.target.TargetFit;
import org.landmark.data.transform.Border;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network is shown the same, bit by bit, of a face of a data set and of a face that nothing is known of but its box. */
class CutPatchTest {
    @TempDir
    static Path shared;

    @ParameterizedTest
    @CsvSource({
        "BOX, GREY, EDGE, 1.5",
        "BOX, RGB, ZERO, 2.5",
        "BOX, GREY, CLAMP, 1.5",
        "PHOTO, GREY, EDGE, 1",
        "CENTRE, RGB, EDGE, 0.8"
    })
    void picturesAreThoseOfADataSet(CropSpec.Region region, InputSpec.Colour colour, Border border, double factor)
            throws IOException {
        Path folder = shared.resolve("faces-" + region + colour + border);
        SyntheticFaces.writeIbug(folder, 4, 3);
        DataSpec spec = new DataSpec(
                DatasetKind.IBUG300W,
                null,
                null,
                null,
                null,
                new CropSpec(region, factor, null, border),
                new InputSpec(40, 32, colour, null),
                new CoordinateTarget(null, null),
                null,
                null);
        List<CroppedFace> faces = FaceLoader.load(
                        DataLocation.find(
                                DatasetKind.IBUG300W,
                                Optional.of(folder),
                                Optional.empty(),
                                Map.of(),
                                (done, all) -> {}),
                        spec,
                        Keep.NOTHING,
                        CropCache.ofUser(),
                        FaceLoader.Progress.NONE)
                .all();
        BatchEncoder encoder = new BatchEncoder(spec, spec.target().codec(68, TargetFit.NONE));
        List<Photo> photos = new ArrayList<>();
        List<CutPatch> pieces = new ArrayList<>();
        for (CroppedFace face : faces) {
            Photo photo = Photo.read(face.face().photo());
            photos.add(photo);
            pieces.add(CutPatch.of(photo, face.face().box(), spec));
        }
        assertThat(pieces)
                .extracting(CutPatch::crop)
                .isEqualTo(faces.stream().map(CroppedFace::crop).toList());
        try (INDArray expected = encoder.inputs(faces);
                INDArray pictures = encoder.inputsOf(pieces)) {
            assertThat(pictures.shape()).isEqualTo(expected.shape());
            assertThat(pictures.data().asFloat()).isEqualTo(expected.data().asFloat());
            assertThat(expected.std().getDouble(0)).isGreaterThan(0.01);
        } finally {
            photos.forEach(Photo::close);
        }
    }

    @Test
    void aBoxFarOutsideIsCutAllTheSame() {
        CropSpec spec = new CropSpec(CropSpec.Region.BOX, 1.5, null, Border.EDGE);
        assertThat(spec.of(new BoundingBox(-90, -80, 20, 20), new ImageSize(64, 48))
                        .left())
                .isEqualTo(-95);
    }
}
