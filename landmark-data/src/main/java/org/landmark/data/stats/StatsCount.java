package org.landmark.data.stats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.reader.Annotation;
import org.landmark.data.reader.FaceRecordReader;
import org.landmark.data.reader.YoutubeFacesRecordReader;
import org.landmark.data.stats.DatasetStats.Boxes;
import org.landmark.data.stats.DatasetStats.Outside;

/** Counts a data set's figures, annotation by annotation. */
public final class StatsCount {
    private static final Map<String, String> SPLIT_OF_LABEL_FILE =
            Map.of(YoutubeFacesRecordReader.TRAINING, "training", YoutubeFacesRecordReader.TEST, "test");

    private final SeenPhotos photos = new SeenPhotos();
    private final Map<String, Integer> splits = new LinkedHashMap<>();
    private int faces;
    private int points;
    private int badFaces;
    private int boxes;
    private int negative;
    private int withoutParts;
    private int outsidePhoto;
    private int overPhoto;
    private int outsideBox;
    private int overBox;

    private StatsCount() {}

    /**
     * The figures of a data set. What is wrong with a face, and photos that are missing, are counted.
     *
     * @throws InputException if there is no annotation of that format at the location
     */
    public static DatasetStats of(DataLocation location) {
        StatsCount count = new StatsCount();
        List<FaceRecordReader.Entry> entries =
                FaceLoader.newReader(location, OptionalInt.empty()).list(location.place());
        entries.forEach(count::entry);
        return count.stats();
    }

    private void entry(FaceRecordReader.Entry entry) {
        Annotation annotation;
        try {
            annotation = entry.read();
        } catch (InputException e) {
            badFaces++;
            return;
        }
        String split =
                SPLIT_OF_LABEL_FILE.getOrDefault(annotation.file().getFileName().toString(), "");
        SeenPhotos.Seen photo = photos.look(annotation.photo(), split);
        annotation.box().ifPresent(this::box);
        if (annotation.points() == 0) {
            withoutParts += annotation.box().isPresent() ? 1 : 0;
        } else if (isFace(annotation, photo)) {
            faces++;
            points = annotation.points();
            photo.countFace();
            if (!split.isEmpty()) {
                splits.merge(split, 1, Integer::sum);
            }
        }
    }

    private boolean isFace(Annotation annotation, SeenPhotos.Seen photo) {
        try {
            photo.size.ifPresent(size -> face(annotation, annotation.face(size), size));
        } catch (InputException e) {
            badFaces++;
            return false;
        }
        badFaces += photo.state == SeenPhotos.State.BROKEN ? 1 : 0;
        return photo.state != SeenPhotos.State.BROKEN;
    }

    private void face(Annotation annotation, FaceSample face, ImageSize size) {
        if (annotation.box().isEmpty()) {
            box(face.box());
        }
        int overThePhoto = outside(face.landmarks(), BoundingBox.whole(size));
        outsidePhoto += overThePhoto;
        overPhoto += overThePhoto > 0 ? 1 : 0;
        int overTheBox =
                annotation.box().map(box -> outside(face.landmarks(), box)).orElse(0);
        outsideBox += overTheBox;
        overBox += overTheBox > 0 ? 1 : 0;
    }

    private void box(BoundingBox box) {
        boxes++;
        negative += box.left() < 0 || box.top() < 0 ? 1 : 0;
    }

    /** How many points lie outside the pixels of a box, the first of which begins half a pixel before its middle. */
    private static int outside(Landmarks landmarks, BoundingBox box) {
        int outside = 0;
        for (int i = 0; i < landmarks.count(); i++) {
            double x = landmarks.x(i) - box.left() + 0.5;
            double y = landmarks.y(i) - box.top() + 0.5;
            outside += x < 0 || y < 0 || x > box.width() || y > box.height() ? 1 : 0;
        }
        return outside;
    }

    private DatasetStats stats() {
        List<ImageSize> sizes = photos.sizes();
        return new DatasetStats(
                faces,
                points,
                badFaces,
                photos.all().size(),
                photos.missing(),
                Spread.of(sizes.stream().map(ImageSize::width).toList()),
                Spread.of(sizes.stream().map(ImageSize::height).toList()),
                Spread.of(photos.faces()),
                new Boxes(boxes, negative, withoutParts),
                new Outside(outsidePhoto, overPhoto, outsideBox, overBox),
                DuplicatePhotos.among(photos.all()),
                splits.isEmpty() ? null : splits);
    }
}
