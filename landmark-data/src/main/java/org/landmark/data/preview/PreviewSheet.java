package org.landmark.data.preview;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.landmark.data.FaceSample;
import org.landmark.data.Seed;
import org.landmark.data.draw.ContactSheet;
import org.landmark.data.draw.HeatRamp;
import org.landmark.data.draw.LegendEntry;
import org.landmark.data.draw.Mark;
import org.landmark.data.draw.Outline;
import org.landmark.data.image.PhotoDecoder;
import org.landmark.data.spec.DataSpec;

/**
 * A row of pictures for each face that is added: its photo, the network's input without augmentation, and what augmentation makes
 * of it, or the same input with the points on it where there is no augmentation. Where heatmaps are asked for, they follow on the
 * first of these.
 */
public final class PreviewSheet implements AutoCloseable {
    /** Augmented versions of each face, unless said otherwise. */
    static final int VERSIONS = 3;

    private final DataSpec spec;
    private final int versions;
    private final FaceViewer viewer;
    private final CellPainter painter;
    private final List<ContactSheet.Picture> pictures = new ArrayList<>();
    private int rows;

    /** An empty sheet of {@value #VERSIONS} augmented versions of each face, which come from a seed. */
    public PreviewSheet(DataSpec spec, Seed seed) {
        this(spec, seed, VERSIONS);
    }

    /**
     * An empty sheet whose augmentations come from a seed.
     *
     * @param versions how many of each face, where there is augmentation; at least one
     */
    public PreviewSheet(DataSpec spec, Seed seed, int versions) {
        if (versions < 1) {
            throw new IllegalArgumentException("versions must be positive, came " + versions);
        }
        this.spec = spec;
        this.versions = versions;
        this.viewer = new FaceViewer(spec, seed);
        this.painter = CellPainter.of(spec.scheme(), spec.input());
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
                "input " + size(spec.input().width(), spec.input().height()) + " "
                        + spec.input().colour()));
        List<SeenFace> shown = shown(face, still);
        for (SeenFace version : shown) {
            row.add(seen(version));
        }
        TargetMaps.of(spec)
                .ifPresent(maps -> row.add(new ContactSheet.Picture(
                        painter.maps(shown.get(0), maps),
                        maps.count()
                                + (maps.count() == 1 ? " heatmap " : " heatmaps ")
                                + size(maps.width(), maps.height()))));
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
        List<LegendEntry> legend = new ArrayList<>(List.of(Mark.TRUTH, Mark.OUTSIDE, Outline.BOX, Outline.CROP));
        TargetMaps.of(spec).ifPresent(maps -> legend.add(new HeatRamp()));
        return new ContactSheet(title, pictures, legend, Math.max(1, pictures.size() / Math.max(1, rows))).image();
    }

    @Override
    public void close() {
        viewer.close();
    }

    private List<SeenFace> shown(FaceSample face, SeenFace still) {
        return spec.augment().isEmpty()
                ? List.of(still)
                : IntStream.range(0, versions)
                        .mapToObj(version -> viewer.augmented(face, (long) rows * versions + version))
                        .toList();
    }

    private ContactSheet.Picture seen(SeenFace face) {
        int outside = face.pointsOutside();
        return new ContactSheet.Picture(
                painter.points(face),
                (spec.augment().isEmpty() ? "input, " : "augmented, ")
                        + (outside == 0
                                ? "all points inside"
                                : outside + (outside == 1 ? " point" : " points") + " outside"));
    }

    private static String size(int width, int height) {
        return width + " x " + height;
    }
}
