package org.landmark.data.reader;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.landmark.data.BoundingBox;
import org.landmark.data.InputException;
import org.landmark.data.reader.Annotation.Unit;

/**
 * Reads faces from a label file in dlib's XML, as imglab writes it and iBUG 300-W is given in; photos lie relative to the file and
 * below its folder, or to the data's folder if that is known. A photo may hold several boxes; boxes without parts are listed, but are no
 * faces. Coordinates are whole pixels, 0-based. What is wrong within one box spoils that face alone.
 */
public final class DlibXmlRecordReader extends FaceRecordReader {
    private static final long serialVersionUID = 1L;
    private final int points;
    private final File data;

    /**
     * Reads faces of one number of points, whose photos lie below the label file's folder.
     *
     * @param points how many; if empty, as many as the first good face has
     */
    public DlibXmlRecordReader(OptionalInt points) {
        this(points, Optional.empty());
    }

    /**
     * Reads faces of one number of points.
     *
     * @param points how many; if empty, as many as the first good face has
     * @param data the data's folder, where photos that are not below the label file's are looked for, if it is known
     */
    public DlibXmlRecordReader(OptionalInt points, Optional<Path> data) {
        this.points = points.orElse(0);
        this.data = data.map(Path::toFile).orElse(null);
    }

    @Override
    public List<Entry> list(Path labels) {
        DlibXmlFile file = DlibXmlFile.read(labels);
        if (file.boxes().isEmpty()) {
            throw InputException.in(labels, "holds no <box>");
        }
        int expected = points > 0 ? points : file.partsOfFirstFace().orElse(0);
        PhotoFolder photos = PhotoFolder.of(labels, Optional.ofNullable(data).map(File::toPath));
        List<Entry> entries = new ArrayList<>();
        for (DlibBox box : file.boxes()) {
            entries.add(new BoxEntry(photos, box, expected));
        }
        for (DlibXmlFile.EmptyImage image : file.emptyImages()) {
            entries.add(new ImageEntry(photos, image));
        }
        return entries;
    }

    private record BoxEntry(PhotoFolder photos, DlibBox box, int expected) implements Entry {
        @Override
        public boolean isFace() {
            return box.problem().isPresent() || box.partCount() > 0;
        }

        @Override
        public Annotation read() {
            box.problem().ifPresent(problem -> {
                throw new InputException(problem);
            });
            if (box.partCount() > 0) {
                requireAllParts();
            }
            return new Annotation(
                    box.photo() + (box.number() == 0 ? "" : "#" + box.number()),
                    photos.resolve(box.photo(), box.line()),
                    box.photo(),
                    Optional.of(new BoundingBox(box.left(), box.top(), box.width(), box.height())),
                    box.parts(),
                    Unit.PIXELS,
                    photos.labels(),
                    point -> box.line());
        }

        private void requireAllParts() {
            if (box.partCount() != expected) {
                throw InputException.at(
                        photos.labels(),
                        box.line(),
                        "expected a box with " + expected + " parts, came " + box.partCount() + " on " + box.photo());
            }
            if (box.lastPart() >= expected) {
                throw InputException.at(
                        photos.labels(),
                        box.line(),
                        "expected parts 0 to " + (expected - 1) + ", came part " + box.lastPart() + " on "
                                + box.photo());
            }
        }
    }

    private record ImageEntry(PhotoFolder photos, DlibXmlFile.EmptyImage image) implements Entry {
        @Override
        public boolean isFace() {
            return false;
        }

        @Override
        public Annotation read() {
            return new Annotation(
                    image.photo(),
                    photos.resolve(image.photo(), image.line()),
                    image.photo(),
                    Optional.empty(),
                    new double[0],
                    Unit.PIXELS,
                    photos.labels(),
                    point -> image.line());
        }
    }
}
