package org.landmark.eval.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.landmark.data.BoundingBox;

/**
 * What YuNet answers at one fineness: in every cell of a grid, whether a face has its middle there and where its box is. After
 * OpenCV's {@code FaceDetectorYN} of version 4.8.
 *
 * @param stride side of a cell in pixels of the network's picture
 * @param columns cells in a row
 * @param faceness how likely a cell belongs to a face, row by row
 * @param objectness how well its box fits
 * @param boxes middle and logarithm of the size, x, y, width, height, in cells, the middle counted from the cell's corner
 */
record YuNetCells(int stride, int columns, float[] faceness, float[] objectness, float[] boxes) {
    static final List<Integer> STRIDES = List.of(8, 16, 32);

    /** Names of the network's outputs, three for each stride. */
    static final List<String> OUTPUTS = STRIDES.stream()
            .flatMap(stride -> Stream.of("cls_" + stride, "obj_" + stride, "bbox_" + stride))
            .toList();

    /** The faces, in pixels of the network's picture. */
    List<DetectedFace> faces(double leastScore) {
        List<DetectedFace> faces = new ArrayList<>();
        for (int i = 0; i < faceness.length; i++) {
            double score = Math.sqrt(share(faceness[i]) * share(objectness[i]));
            double width = stride * Math.exp(boxes[4 * i + 2]);
            double height = stride * Math.exp(boxes[4 * i + 3]);
            if (score >= leastScore && Double.isFinite(width) && Double.isFinite(height) && width > 0 && height > 0) {
                double x = stride * (i % columns + (double) boxes[4 * i]);
                double y = stride * (i / columns + (double) boxes[4 * i + 1]);
                faces.add(new DetectedFace(new BoundingBox(x - width / 2, y - height / 2, width, height), score));
            }
        }
        return faces;
    }

    private static double share(float value) {
        return Math.max(0, Math.min(1, value)); // 0 for NaN too, in neither comparison the larger
    }

    static BoundingBox scaled(BoundingBox box, double factor) {
        return new BoundingBox(box.left() * factor, box.top() * factor, box.width() * factor, box.height() * factor);
    }
}
