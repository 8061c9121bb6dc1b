package org.landmark.data.reader;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.image.PhotoHeader;

/**
 * What a data set says of a photo, before the photo is opened: a face's points and box, a box alone, or no more than that the photo
 * belongs to the set.
 */
public final class Annotation {
    /** What coordinates count in. */
    enum Unit {
        PIXELS,
        /** 1 is the photo's width or height. */
        RATIO_OF_PHOTO
    }

    private final String id;
    private final Path photo;
    private final String photoName;
    private final Optional<BoundingBox> box;
    private final double[] xy;
    private final Unit unit;
    private final Path file;
    private final IntUnaryOperator lines;

    /**
     * @param photoName the photo as it stands in the annotation
     * @param xy x0, y0, x1, y1, ..., or none; not copied
     * @param file the file that it stands in
     * @param lines the line of that file, from 1, that each point stands on
     */
    Annotation(
            String id,
            Path photo,
            String photoName,
            Optional<BoundingBox> box,
            double[] xy,
            Unit unit,
            Path file,
            IntUnaryOperator lines) {
        this.id = requireNonNull(id, "id is null");
        this.photo = requireNonNull(photo, "photo is null");
        this.photoName = requireNonNull(photoName, "photoName is null");
        this.box = requireNonNull(box, "box is null");
        this.xy = requireNonNull(xy, "xy is null");
        this.unit = requireNonNull(unit, "unit is null");
        this.file = requireNonNull(file, "file is null");
        this.lines = requireNonNull(lines, "lines is null");
    }

    /** The annotation's own name of the face or box, unique within its data set. */
    public String id() {
        return id;
    }

    /** The photo's file, which may not be there. */
    public Path photo() {
        return photo;
    }

    /** The file that the annotation stands in. */
    public Path file() {
        return file;
    }

    /** The line of {@link #file()}, from 1, that it begins on. */
    public int line() {
        return lines.applyAsInt(0);
    }

    /** The box that the data set gives, in pixels of the photo; empty where it gives points only, or nothing. */
    public Optional<BoundingBox> box() {
        return box;
    }

    /** How many points there are; 0 for a box alone. */
    public int points() {
        return xy.length / 2;
    }

    /**
     * The face, with the size of its photo read from the photo's header. Without a box of its own it gets the smallest that holds
     * all points.
     *
     * @throws org.landmark.data.image.MissingPhotoException if there is no such photo
     * @throws InputException if the photo's header can't be read, or a point or the box lies far outside the photo
     * @throws IllegalStateException if there are no points
     */
    public FaceSample face() {
        return face(PhotoHeader.size(photo));
    }

    /** As {@link #face()}, on a photo whose size is known. */
    public FaceSample face(ImageSize size) {
        if (xy.length == 0) {
            throw new IllegalStateException(id + " has no points");
        }
        requirePlausibleBox(size);
        Landmarks landmarks = unit == Unit.PIXELS
                ? Landmarks.of(xy)
                : Landmarks.of(xy).map(x -> x * size.width(), y -> y * size.height());
        FacePlausibility.firstFarOutside(landmarks, size).ifPresent(point -> {
            throw InputException.at(file, lines.applyAsInt(point), FacePlausibility.problem(point, landmarks, size));
        });
        return new FaceSample(
                id, photo, photoName, size, box.orElseGet(() -> BoundingBox.around(landmarks)), landmarks);
    }

    /**
     * The face that the box alone shows, without points, whether or not there are any.
     *
     * @throws org.landmark.data.image.MissingPhotoException if there is no such photo
     * @throws InputException if there is no box, the photo's header can't be read, or the box lies far outside the photo
     */
    public FaceSample boxedFace() {
        BoundingBox given =
                box.orElseThrow(() -> InputException.at(file, line(), "no box on " + photoName + " (expected one)"));
        ImageSize size = PhotoHeader.size(photo);
        requirePlausibleBox(size);
        return new FaceSample(id, photo, photoName, size, given, Landmarks.NONE);
    }

    private void requirePlausibleBox(ImageSize size) {
        box.filter(given -> FacePlausibility.isFarOutside(given, size)).ifPresent(given -> {
            throw InputException.at(file, line(), FacePlausibility.problem(given, size));
        });
    }

    /** The file and line. */
    @Override
    public String toString() {
        return file + ":" + line();
    }
}
