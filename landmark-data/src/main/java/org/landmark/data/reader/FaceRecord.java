package org.landmark.data.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;

/**
 * A face as a DataVec record: id, photo, the photo's name in its annotation, photo width and height, box left, top, width and height,
 * then x0, y0, x1, y1, ... in pixels of the photo.
 */
public final class FaceRecord {
    private static final int LANDMARKS = 9;

    private FaceRecord() {}

    public static List<Writable> of(FaceSample face) {
        double[] xy = face.landmarks().toArray();
        List<Writable> record = new ArrayList<>(LANDMARKS + xy.length);
        record.add(new Text(face.id()));
        record.add(new Text(face.photo().toString()));
        record.add(new Text(face.photoName()));
        record.add(new IntWritable(face.photoSize().width()));
        record.add(new IntWritable(face.photoSize().height()));
        BoundingBox box = face.box();
        for (double value : new double[] {box.left(), box.top(), box.width(), box.height()}) {
            record.add(new DoubleWritable(value));
        }
        for (double value : xy) {
            record.add(new DoubleWritable(value));
        }
        return record;
    }

    public static FaceSample toFace(List<Writable> record) {
        double[] xy = record.subList(LANDMARKS, record.size()).stream()
                .mapToDouble(Writable::toDouble)
                .toArray();
        return new FaceSample(
                record.get(0).toString(),
                Path.of(record.get(1).toString()),
                record.get(2).toString(),
                new ImageSize(record.get(3).toInt(), record.get(4).toInt()),
                new BoundingBox(
                        record.get(5).toDouble(),
                        record.get(6).toDouble(),
                        record.get(7).toDouble(),
                        record.get(8).toDouble()),
                Landmarks.of(xy));
    }
}
