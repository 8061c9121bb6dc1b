package org.landmark.data.reader;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataLine;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.FileSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.Writable;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;

/**
 * Reads annotated faces. A subclass lists what is annotated at a place; each face is read when its turn comes, so that a bad one
 * does not hide the ones behind it.
 */
public abstract class FaceRecordReader extends BaseRecordReader {
    private static final long serialVersionUID = 1L;

    /** One annotation of the data set, not yet read. */
    @FunctionalInterface
    public interface Entry {
        /**
         * Reads the annotation; the photo is not opened.
         *
         * @throws InputException if it is not usable
         */
        Annotation read();

        /** Whether it is, or was meant to be, a face with points; false for a box without parts and a photo without boxes. */
        default boolean isFace() {
            return true;
        }
    }

    private transient Path root;
    private transient List<Entry> entries = List.of();
    private transient Configuration configuration;
    private int next;

    /**
     * Lists everything that is annotated in a folder or a label file, in the order of the files, boxes without points included.
     * No photo is opened.
     *
     * @throws InputException if it can't be read or there is nothing in it
     */
    public abstract List<Entry> list(Path place);

    /**
     * Starts with the first face of a folder or a label file.
     *
     * @throws InputException if there is no such place or no face in it
     */
    public void initialize(Path place) {
        if (!Files.exists(place)) {
            throw InputException.in(place, "no such file or folder");
        }
        List<Entry> all = list(place);
        root = place;
        entries = all.stream().filter(Entry::isFace).toList();
        next = 0;
        if (entries.isEmpty()) {
            throw InputException.in(
                    place,
                    "holds no face: no landmarks in " + all.size() + (all.size() == 1 ? " entry" : " entries")
                            + " (expected a box with landmarks)");
        }
    }

    @Override
    public void initialize(InputSplit split) {
        if (!(split instanceof FileSplit files)) {
            throw new InputException("expected a FileSplit of one folder or file, came " + split);
        }
        File place = files.getRootDir();
        initialize(place.toPath());
    }

    @Override
    public void initialize(Configuration conf, InputSplit split) {
        setConf(conf);
        initialize(split);
    }

    /**
     * The next face.
     *
     * @throws InputException if its annotation or its photo is not usable; the reader then stands before the face behind it
     */
    public FaceSample nextFace() {
        if (!hasNext()) {
            throw new NoSuchElementException("no face left in " + root);
        }
        return entries.get(next++).read().face();
    }

    /** How many faces have been asked for since the start, bad ones included. */
    public int position() {
        return next;
    }

    @Override
    public boolean hasNext() {
        return next < entries.size();
    }

    @Override
    public List<Writable> next() {
        return FaceRecord.of(nextFace());
    }

    @Override
    public boolean batchesSupported() {
        return true;
    }

    @Override
    public List<List<Writable>> next(int count) {
        List<List<Writable>> records = new ArrayList<>();
        while (records.size() < count && hasNext()) {
            records.add(next());
        }
        return records;
    }

    @Override
    public Record nextRecord() {
        int position = next;
        List<Writable> record = next();
        return new org.datavec.api.records.impl.Record(
                record, new RecordMetaDataLine(position, root.toUri(), getClass()));
    }

    @Override
    public Record loadFromMetaData(RecordMetaData metaData) throws IOException {
        return loadFromMetaData(List.of(metaData)).get(0);
    }

    @Override
    public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
        List<Record> records = new ArrayList<>();
        for (RecordMetaData place : metaData) {
            int position = ((RecordMetaDataLine) place).getLineNumber();
            records.add(new org.datavec.api.records.impl.Record(
                    FaceRecord.of(entries.get(position).read().face()), place));
        }
        return records;
    }

    @Override
    public List<Writable> record(URI uri, DataInputStream stream) {
        throw new UnsupportedOperationException("a face is read from two files, not from one stream");
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    /** Faces have no class labels. */
    @Override
    public List<String> getLabels() {
        return List.of();
    }

    @Override
    public void setConf(Configuration conf) {
        configuration = conf;
    }

    @Override
    public Configuration getConf() {
        return configuration;
    }

    @Override
    public void close() {}
}
