package org.landmark.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.Photos;

/** Photos of a label file that lies elsewhere than they do. */
class PhotoFolderTest {
    @TempDir
    Path here;

    private Path labels(String photo) throws IOException {
        Path folder = Files.createDirectories(here.resolve("mine"));
        return Files.writeString(
                folder.resolve("labels.xml"), DlibFixture.document(DlibFixture.image(photo, DlibFixture.box())));
    }

    private static FaceSample first(FaceRecordReader reader, Path labels) {
        try (reader) {
            reader.initialize(labels);
            return reader.nextFace();
        }
    }

    private FaceSample face(Path labels) {
        return first(new DlibXmlRecordReader(OptionalInt.empty(), Optional.of(here.resolve("data"))), labels);
    }

    private Path photo(String name) {
        Path photo = here.resolve(name);
        Photos.write(photo, Photos.jpeg(DlibFixture.WIDTH, DlibFixture.HEIGHT));
        return photo;
    }

    @Test
    void photosAreFoundInTheDataFolder() throws IOException {
        Path photo = photo("data/a/1.jpg");
        FaceSample face = face(labels("a/1.jpg"));
        assertThat(face.photo()).isEqualTo(photo);
        assertThat(face.photoName()).isEqualTo("a/1.jpg");
        assertThat(face(labels("./a/../a/1.jpg")).photoName()).as("unchanged").isEqualTo("./a/../a/1.jpg");
        assertThat(face(labels(photo.toString())).photo()).isEqualTo(photo);
    }

    @Test
    void photosBesideTheLabelFileGoFirst() throws IOException {
        photo("data/1.jpg");
        Path beside = photo("mine/1.jpg");
        assertThat(face(labels("1.jpg")).photo()).isEqualTo(beside);
    }

    @Test
    void aPhotoInNeitherIsMissedBesideTheLabelFile() throws IOException {
        Path labels = labels("1.jpg");
        assertThatThrownBy(() -> face(labels))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(here.resolve("mine/1.jpg").toString());
    }

    @Test
    void photosOutsideOfBothAreRefused() throws IOException {
        photo("other/1.jpg");
        Path labels = labels("../other/1.jpg");
        assertThatThrownBy(() -> face(labels))
                .isInstanceOf(InputException.class)
                .hasMessage(labels + ":5: the photo lies outside the data folder: ../other/1.jpg");
    }

    @Test
    void rowsOfACsvAreNamedByTheFolderThatTheirPhotoIsIn() throws IOException {
        photo("data/a/1.jpg");
        Path folder = Files.createDirectories(here.resolve("mine"));
        Path csv = Files.writeString(folder.resolve("points.csv"), "photo,x,y\na/1.jpg,1,2\na/1.jpg,3,4\n");
        FaceSample face = first(new CsvRecordReader(OptionalInt.empty(), Optional.of(here.resolve("data"))), csv);
        assertThat(face.id()).isEqualTo("a/1.jpg");
        assertThat(face.photoName()).isEqualTo("a/1.jpg");
    }
}
