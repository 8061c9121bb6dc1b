package org.landmark.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.FileSplit;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.fixture.DlibFixture;
import org.landmark.data.fixture.ImmFixture;

/** What DataVec asks of a record reader. */
class FaceRecordReaderTest {
    @TempDir
    private Path folder;

    private final FaceRecordReader reader = new ImmRecordReader();

    @BeforeEach
    void openFiveFaces() {
        reader.initialize(new FileSplit(ImmFixture.folder(folder, 5).toFile()));
    }

    private List<FaceSample> rest() {
        List<FaceSample> faces = new ArrayList<>();
        while (reader.hasNext()) {
            faces.add(reader.nextFace());
        }
        return faces;
    }

    @Test
    void recordsHoldWholeFaces() {
        List<FaceSample> faces = rest();
        assertThat(faces).extracting(FaceSample::id).containsExactly("01-1m", "02-1m", "03-1m", "04-1m", "05-1m");
        reader.reset();
        List<FaceSample> records = new ArrayList<>();
        while (reader.hasNext()) {
            List<Writable> record = reader.next();
            assertThat(record).hasSize(9 + 2 * 58);
            records.add(FaceRecord.toFace(record));
        }
        assertThat(records).isEqualTo(faces);
    }

    @Test
    void goesBackToTheStart() {
        assertThat(reader.resetSupported()).isTrue();
        List<FaceSample> first = rest();
        reader.reset();
        assertThat(reader.position()).isZero();
        assertThat(rest()).isEqualTo(first);
        assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void givesRecordsInBatches() {
        assertThat(reader.batchesSupported()).isTrue();
        assertThat(reader.next(3)).hasSize(3);
        assertThat(reader.next(3)).as("what is left").hasSize(2);
        assertThat(reader.next(3)).isEmpty();
    }

    @Test
    void findsRecordsAgainByTheirMetaData() throws IOException {
        List<Record> records = new ArrayList<>();
        List<RecordMetaData> places = new ArrayList<>();
        while (reader.hasNext()) {
            Record record = reader.nextRecord();
            records.add(record);
            places.add(record.getMetaData());
        }
        assertThat(reader.loadFromMetaData(places.get(3)).getRecord())
                .isEqualTo(records.get(3).getRecord());
        assertThat(reader.loadFromMetaData(List.of(places.get(4), places.get(0))))
                .extracting(Record::getRecord)
                .containsExactly(records.get(4).getRecord(), records.get(0).getRecord());
        assertThat(places.get(2).getURI()).isEqualTo(folder.toUri());
    }

    @Test
    void takesAFileSplitOfAFolderOrAFile() {
        FaceRecordReader labels = new DlibXmlRecordReader(OptionalInt.of(68));
        Path file =
                DlibFixture.labels(folder, DlibFixture.document(DlibFixture.image("photos/1.jpg", DlibFixture.box())));
        Configuration configuration = new Configuration();
        labels.initialize(configuration, new FileSplit(file.toFile()));
        assertThat(labels.getConf()).isSameAs(configuration);
        assertThat(labels.nextFace().id()).isEqualTo("photos/1.jpg");
        assertThatThrownBy(() -> labels.initialize(new CollectionInputSplit(List.of(file.toUri()))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("expected a FileSplit of one folder or file, came ");
    }
}
