package org.landmark.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.fixture.RealData;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.synthetic.SyntheticFaces;

/** Whole data sets, drawn ones and, where they are there, real ones. */
class WholeDataSetsTest {
    @TempDir
    private Path temp;

    private static FaceDataset load(DatasetKind kind, Path folder) {
        DataLocation location =
                DataLocation.find(kind, Optional.of(folder), Optional.empty(), Map.of(), FaceLoader.Progress.NONE);
        DataSpec spec = DataSpec.of(kind);
        return FaceLoader.load(location, spec, FaceLoader.Progress.NONE);
    }

    @Test
    void everyImmFaceIsRead() {
        FaceDataset imm = load(DatasetKind.IMM, RealData.folder(DatasetKind.IMM));
        assertThat(imm.bad()).isEmpty();
        assertThat(imm.faces()).hasSize(240);
        assertThat(imm.all()).allSatisfy(face -> {
            assertThat(face.face().landmarks().count()).isEqualTo(58);
            assertThat(face.face().photoSize()).isEqualTo(new ImageSize(640, 480));
        });
        FaceSample first = imm.all().get(0).face();
        assertThat(first.id()).isEqualTo("01-1m");
        assertThat(first.landmarks().x(0)).isCloseTo(0.35763609 * 640, within(1e-6));
        assertThat(first.landmarks().y(0)).isCloseTo(0.64077979 * 480, within(1e-6));
    }

    @Test
    void everyIbugFaceIsRead() {
        FaceDataset ibug = load(DatasetKind.IBUG300W, RealData.folder(DatasetKind.IBUG300W));
        assertThat(ibug.bad()).isEmpty();
        assertThat(ibug.faces()).hasSize(1629);
        FaceSample first = ibug.all().get(0).face();
        assertThat(first.id()).isEqualTo("afw/1051618982_1.jpg");
        assertThat(first.landmarks().x(0)).isEqualTo(149);
        assertThat(first.landmarks().y(0)).isEqualTo(208);
        assertThat(ibug.all())
                .allSatisfy(face -> assertThat(face.face().landmarks().count()).isEqualTo(68));
        CropSpec skip = new CropSpec(CropSpec.Region.BOX, null, CropSpec.Negative.SKIP, null);
        assertThat(ibug.all().stream().filter(face -> skip.leavesOut(face.face())))
                .hasSize(49);
    }

    @Test
    void everyYoutubeFaceIsRead() {
        FaceDataset youtube = load(DatasetKind.YOUTUBE_FACES, RealData.folder(DatasetKind.YOUTUBE_FACES));
        assertThat(youtube.bad()).isEmpty();
        assertThat(youtube.faces()).hasSize(594);
        FaceSample first = youtube.all().get(0).face();
        assertThat(first.id()).isEqualTo("training/Luis_Fonsi_21.jpg");
        assertThat(first.landmarks().x(0)).isEqualTo(45);
        assertThat(first.landmarks().y(0)).isEqualTo(98);
        assertThat(youtube.all().get(561).face().id()).startsWith("test/");
        assertThat(youtube.all().stream().map(face -> face.face().id()).distinct())
                .hasSize(594);
    }

    @Test
    void drawnImmFacesAreReadAsTheyWereWritten() throws IOException {
        SyntheticFaces.writeImm(temp, 1, 3);
        FaceDataset drawn = load(DatasetKind.IMM, temp);
        assertThat(drawn.bad()).isEmpty();
        assertThat(drawn.all()).hasSize(6);
        for (CroppedFace face : drawn.all()) {
            List<Double> written = new ArrayList<>();
            for (String line : Files.readAllLines(temp.resolve(face.face().id() + ".asf"))) {
                String[] fields = line.split("\\s+");
                if (fields.length == 7 && !line.startsWith("#")) {
                    written.add(Double.parseDouble(fields[2]) * 640);
                    written.add(Double.parseDouble(fields[3]) * 480);
                }
            }
            assertThat(face.face().landmarks().toArray()).containsExactly(written.toArray(new Double[0]), within(1e-9));
            assertThat(face.face().landmarks().x(13))
                    .as("eyes are on their sides")
                    .isGreaterThan(face.face().landmarks().x(21));
        }
    }

    @Test
    void drawnIbugFacesAreReadAsTheyWereWritten() throws IOException {
        SyntheticFaces.writeIbug(temp, 8, 3);
        FaceDataset drawn = load(DatasetKind.IBUG300W, temp);
        assertThat(drawn.bad()).isEmpty();
        assertThat(drawn.all()).as("photo 7 shows two people").hasSize(9);
        String xml = Files.readString(temp.resolve(SyntheticFaces.IBUG_LABELS));
        List<String> parts = xml.lines().filter(line -> line.contains("<part ")).toList();
        for (int i = 0; i < parts.size(); i++) {
            var landmarks = drawn.all().get(i / 68).face().landmarks();
            assertThat(parts.get(i))
                    .contains("x='" + (int) landmarks.x(i % 68) + "'", "y='" + (int) landmarks.y(i % 68) + "'");
        }
        assertThat(parts).hasSize(9 * 68);
    }
}
