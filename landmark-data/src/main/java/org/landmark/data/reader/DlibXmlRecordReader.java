package org.landmark.data.reader;

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
 * below its folder. A photo may hold several boxes; boxes without parts are listed, but are no faces. Coordinates are whole pixels,
 * 0-based. What is wrong within one box spoils that face alone.
 */
public final class DlibXmlRecordReader extends FaceRecordReader {
    private static final long serialVersionUID = 1L;
    private final int points;

    /**
     * Reads faces of one number of points.
     *
     * @param points how many; if empty, as many as the first good face has
     */
    public DlibXmlRecordReader(OptionalInt points) {
        this.points = points.orElse(0);
    }

    @Override
    public List<Entry> list(Path labels) {
        DlibXmlFile file = DlibXmlFile.read(labels);
        if (file.boxes().isEmpty()) {
            throw InputException.in(labels, "holds no <box>");
        }
        int expected = points > 0 ? points : file.partsOfFirstFace().orElse(0);
        List<Entry> entries = new ArrayList<>();
        for (DlibBox box : file.boxes()) {
            entries.add(new BoxEntry(labels, box, expected));
        }
        for (DlibXmlFile.EmptyImage image : file.emptyImages()) {
            entries.add(new ImageEntry(labels, image));
        }
        return entries;
    }

    private record BoxEntry(Path labels, DlibBox box, int expected) implements Entry {
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
                    PhotoName.resolve(PhotoName.folder(labels), box.photo(), labels, box.line()),
                    Optional.of(new BoundingBox(box.left(), box.top(), box.width(), box.height())),
                    box.parts(),
                    Unit.PIXELS,
                    labels,
                    point -> box.line());
        }

        private void requireAllParts() {
            if (box.partCount() != expected) {
                throw InputException.at(
                        labels,
                        box.line(),
                        "expected a box with " + expected + " parts, came " + box.partCount() + " on " + box.photo());
            }
            if (box.lastPart() >= expected) {
                throw InputException.at(
                        labels,
                        box.line(),
                        "expected parts 0 to " + (expected - 1) + ", came part " + box.lastPart() + " on "
                                + box.photo());
            }
        }
    }

    private record ImageEntry(Path labels, DlibXmlFile.EmptyImage image) implements Entry {
        @Override
        public boolean isFace() {
            return false;
        }

        @Override
        public Annotation read() {
            return new Annotation(
                    image.photo(),
                    PhotoName.resolve(PhotoName.folder(labels), image.photo(), labels, image.line()),
                    Optional.empty(),
                    new double[0],
                    Unit.PIXELS,
                    labels,
                    point -> image.line());
        }
    }
}
