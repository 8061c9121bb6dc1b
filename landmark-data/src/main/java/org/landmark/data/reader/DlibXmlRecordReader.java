package org.landmark.data.reader;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.image.PhotoHeader;

/**
 * Reads faces from a label file in dlib's XML, as imglab writes it and iBUG 300-W is given in; photos lie relative to the file and
 * below its folder. A photo may hold several boxes. Coordinates are whole pixels, 0-based. What is wrong within one box spoils that
 * face alone.
 */
public final class DlibXmlRecordReader extends FaceRecordReader {
    private static final long serialVersionUID = 1L;
    private final int points;

    /** Reads faces that have so many points each. */
    public DlibXmlRecordReader(int points) {
        this.points = points;
    }

    @Override
    protected List<Entry> entries(Path labels) {
        List<DlibXmlFile.Box> boxes = DlibXmlFile.read(labels, points);
        if (boxes.isEmpty()) {
            throw InputException.in(labels, "holds no <box>");
        }
        List<Entry> entries = new ArrayList<>();
        for (DlibXmlFile.Box box : boxes) {
            entries.add(() -> face(labels, box));
        }
        return entries;
    }

    private FaceSample face(Path labels, DlibXmlFile.Box box) {
        box.problem().ifPresent(problem -> {
            throw new InputException(problem);
        });
        Path photo = photo(labels, box.line(), box.photo());
        ImageSize size = PhotoHeader.size(photo);
        BoundingBox place = new BoundingBox(box.left(), box.top(), box.width(), box.height());
        if (FacePlausibility.isFarOutside(place, size)) {
            throw InputException.at(labels, box.line(), FacePlausibility.problem(place, size));
        }
        Landmarks landmarks = Landmarks.of(box.parts());
        FacePlausibility.firstFarOutside(landmarks, size).ifPresent(point -> {
            throw InputException.at(labels, box.line(), FacePlausibility.problem(point, landmarks, size));
        });
        return new FaceSample(
                box.photo() + (box.number() == 0 ? "" : "#" + box.number()), photo, size, place, landmarks);
    }

    /** The photo of a name, which must lie below the label file's folder. */
    static Path photo(Path labels, int line, String name) {
        Path folder = labels.toAbsolutePath().normalize().getParent();
        Path photo;
        try {
            photo = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw InputException.at(
                    labels, line, "no file can have the photo's name '" + name + "' (" + e.getReason() + ")");
        }
        if (!photo.startsWith(folder)) {
            throw InputException.at(labels, line, "the photo lies outside the data folder: " + name);
        }
        return photo;
    }
}
