package org.landmark.data.preview;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.landmark.data.FaceSample;
import org.landmark.data.Seed;
import org.landmark.data.draw.ContactSheet;
import org.landmark.data.draw.LegendEntry;
import org.landmark.data.draw.Mark;
import org.landmark.data.draw.Outline;
import org.landmark.data.image.PhotoDecoder;
import org.landmark.data.spec.DataSpec;

/**
 * A row of pictures for each face that is added: its photo, the network's input without augmentation, and what augmentation makes
 * of it, or the same input with the points on it where there is no augmentation.
 */
public final class PreviewSheet implements AutoCloseable {
    /** Augmented versions of each face. */
    static final int VERSIONS = 3;

    private final DataSpec spec;
    private final FaceViewer viewer;
    private final CellPainter painter;
    private final List<ContactSheet.Picture> pictures = new ArrayList<>();
    private int rows;

    /** An empty sheet whose augmentations come from a seed. */
    public PreviewSheet(DataSpec spec, Seed seed) {
        this.spec = spec;
        this.viewer = new FaceViewer(spec, seed);
        this.painter = CellPainter.of(spec.landmarkScheme(), spec.input());
    }

    /**
     * Adds a face of the data set, with the points of the experiment's scheme.
     *
     * @throws org.landmark.data.InputException if its photo can't be decoded; the sheet is then as it was
     */
    public void add(FaceSample face) {
        List<ContactSheet.Picture> row = new ArrayList<>();
        BufferedImage photo = PhotoDecoder.image(face.photo());
        row.add(new ContactSheet.Picture(painter.photo(photo, face, spec.crop().of(face)), face.id()));
        SeenFace still = viewer.still(face);
        row.add(new ContactSheet.Picture(
                painter.input(still.picture()),
                "input " + size(still.picture()) + " " + spec.input().colour()));
        if (spec.augment().isEmpty()) {
            row.add(seen("input", still));
        } else {
            for (int version = 0; version < VERSIONS; version++) {
                row.add(seen("augmented", viewer.augmented(face, (long) rows * VERSIONS + version)));
            }
        }
        pictures.addAll(row);
        rows++;
    }

    /** How many faces have been added. */
    public int rows() {
        return rows;
    }

    /**
     * The sheet.
     *
     * @throws IllegalArgumentException if no face has been added
     */
    public BufferedImage image(String title) {
        List<LegendEntry> legend = List.of(Mark.TRUTH, Mark.OUTSIDE, Outline.BOX, Outline.CROP);
        return new ContactSheet(title, pictures, legend, Math.max(1, pictures.size() / Math.max(1, rows))).image();
    }

    @Override
    public void close() {
        viewer.close();
    }

    private ContactSheet.Picture seen(String name, SeenFace face) {
        int outside = face.pointsOutside();
        String points =
                outside == 0 ? "all points inside" : outside + (outside == 1 ? " point" : " points") + " outside";
        return new ContactSheet.Picture(painter.points(face), name + ", " + points);
    }

    private static String size(BufferedImage picture) {
        return picture.getWidth() + " x " + picture.getHeight();
    }
}
