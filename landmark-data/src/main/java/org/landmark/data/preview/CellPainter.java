package org.landmark.data.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.draw.Canvas;
import org.landmark.data.draw.HeatOverlay;
import org.landmark.data.draw.LandmarkDrawing;
import org.landmark.data.draw.Outline;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.transform.Crop;

/**
 * The pictures of a preview, their longer sides alike. A network's small inputs grow by a whole factor without smoothing, so that
 * each of their pixels is seen.
 *
 * @param scheme what is drawn on them
 * @param side the longer side of a photo, without its frame, in pixels
 * @param factor by how much inputs grow
 */
record CellPainter(LandmarkScheme scheme, int side, int factor) {
    private static final int USUAL_SIDE = 240;
    private static final int LONGEST_SIDE = 320;
    private static final double FRAME = 0.08;

    static CellPainter of(LandmarkScheme scheme, InputSpec input) {
        int longer = Math.max(input.width(), input.height());
        int factor = Math.max(1, Math.round((float) USUAL_SIDE / longer));
        return new CellPainter(scheme, Math.min(LONGEST_SIDE, factor * longer), factor);
    }

    /** A photo with the points, the box and the crop of a face on it. */
    BufferedImage photo(BufferedImage photo, FaceSample face, Crop crop) {
        return drawing(photo)
                .outline(Outline.CROP, new BoundingBox(crop.left(), crop.top(), crop.width(), crop.height()))
                .outline(Outline.BOX, face.box())
                .truth(face.landmarks())
                .image();
    }

    /** A network's input, alone. */
    BufferedImage input(BufferedImage input) {
        return drawing(grown(input)).image();
    }

    /** A network's input with the points on it. */
    BufferedImage points(SeenFace seen) {
        BufferedImage grown = grown(seen.picture());
        return drawing(grown).truth(seen.pixelsOf(grown)).image();
    }

    /** A network's input with the heatmaps that it is asked for on it. */
    BufferedImage maps(SeenFace seen, TargetMaps maps) {
        BufferedImage grown = grown(seen.picture());
        return drawing(HeatOverlay.on(grown, maps.highest(seen.ratios()), maps.width(), maps.height()))
                .image();
    }

    private LandmarkDrawing drawing(BufferedImage picture) {
        int longer = Math.max(picture.getWidth(), picture.getHeight());
        int width = Math.max(1, Math.round((float) picture.getWidth() * side / longer));
        return LandmarkDrawing.on(picture, scheme).scaledTo(width).framed(FRAME);
    }

    private BufferedImage grown(BufferedImage input) {
        int width = factor * input.getWidth();
        int height = factor * input.getHeight();
        BufferedImage grown = Canvas.filled(width, height, Color.BLACK);
        Graphics2D brush = grown.createGraphics(); // takes the nearest pixel
        brush.drawImage(input, 0, 0, width, height, null);
        brush.dispose();
        return grown;
    }
}
