package org.landmark.data.preview;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.landmark.data.FaceSample;
import org.landmark.data.draw.ContactSheet;
import org.landmark.data.draw.LegendEntry;
import org.landmark.data.draw.Mark;
import org.landmark.data.draw.Outline;
import org.landmark.data.image.PhotoDecoder;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.transform.Crop;

/** A row of pictures for each face that is added: its photo, and what a network is given of it. */
public final class PreviewSheet {
    private final DataSpec spec;
    private final FaceViewer viewer;
    private final CellPainter painter;
    private final List<ContactSheet.Picture> pictures = new ArrayList<>();
    private int columns;

    public PreviewSheet(DataSpec spec) {
        this.spec = spec;
        this.viewer = new FaceViewer(spec);
        this.painter = CellPainter.of(spec.landmarkScheme(), spec.input());
    }

    /**
     * Adds a face of the data set, with the points of the experiment's scheme.
     *
     * @throws org.landmark.data.InputException if its photo can't be decoded; the sheet is then as it was
     */
    public void add(FaceSample face) {
        List<ContactSheet.Picture> row = new ArrayList<>();
        Crop crop = spec.crop().of(face);
        BufferedImage photo = PhotoDecoder.image(face.photo());
        row.add(new ContactSheet.Picture(painter.photo(photo, face, crop), face.id()));
        SeenFace still = viewer.still(face);
        row.add(new ContactSheet.Picture(
                painter.input(still.picture()),
                "input " + size(still.picture()) + " " + spec.input().colour()));
        row.add(new ContactSheet.Picture(painter.points(still), "input, " + outside(still)));
        columns = row.size();
        pictures.addAll(row);
    }

    /** How many faces have been added. */
    public int rows() {
        return columns == 0 ? 0 : pictures.size() / columns;
    }

    /**
     * The sheet.
     *
     * @throws IllegalArgumentException if no face has been added
     */
    public BufferedImage image(String title) {
        List<LegendEntry> legend = List.of(Mark.TRUTH, Mark.OUTSIDE, Outline.BOX, Outline.CROP);
        return new ContactSheet(title, pictures, legend, Math.max(1, columns)).image();
    }

    private static String size(BufferedImage picture) {
        return picture.getWidth() + " x " + picture.getHeight();
    }

    private static String outside(SeenFace seen) {
        int outside = seen.pointsOutside();
        return outside == 0 ? "all points inside" : outside + (outside == 1 ? " point" : " points") + " outside";
    }
}
