package org.landmark.data.synthetic;

import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

/** The landmarks of one face in one photo, in several schemes, from the geometry that it is painted from. */
final class Annotation {
    private final Proportions proportions;
    private final Head head;
    private final Features features;
    private final Camera camera;

    Annotation(Proportions proportions, Expression expression, Camera camera) {
        this.proportions = proportions;
        this.head = new Head(proportions, expression);
        this.features = new Features(proportions, expression);
        this.camera = camera;
    }

    /** The 58 points of {@link LandmarkScheme#IMM58} in pixels of the photo. */
    Landmarks imm58() {
        LandmarkRow row = new LandmarkRow(head, camera, LandmarkScheme.IMM58.count());
        row.addPixels(new Outline(head, proportions.noseBase() - 0.02).points(6, camera));
        for (int side : new int[] {1, -1}) {
            for (int i = 0; i <= 4; i++) {
                row.add(features.upperLid(side, i / 4.0));
            }
            for (int i = 3; i >= 1; i--) {
                row.add(features.lowerLid(side, i / 4.0));
            }
        }
        for (int side : new int[] {1, -1}) {
            row.add(features.brow(side, 0, 1)).add(features.brow(side, 0.08, -1));
            row.add(features.brow(side, 0.5, -1)).add(features.brow(side, 0.82, -1));
            row.add(features.brow(side, 1, 0));
        }
        for (double along : new double[] {-1, -0.25, 0, 0.25, 1}) {
            row.add(features.upperLipOuter(along));
        }
        for (double along : new double[] {0.4, 0, -0.4}) {
            row.add(features.lowerLipOuter(along));
        }
        noseOf58(row);
        return row.toLandmarks();
    }

    private void noseOf58(LandmarkRow row) {
        row.add(features.bridge(-0.115, 0)).add(features.bridge(-0.12, 0.42));
        row.add(features.nose(-0.93, 0.19)).add(features.nose(-1, 0.05));
        row.add(features.nose(-0.55, 0)).add(features.nose(0, 0)).add(features.nose(0.55, 0));
        row.add(features.nose(1, 0.05)).add(features.nose(0.93, 0.19));
        row.add(features.bridge(0.12, 0.42)).add(features.bridge(0.115, 0));
    }

    /** The 68 points of {@link LandmarkScheme#IBUG68} in pixels of the photo. */
    Landmarks ibug68() {
        LandmarkRow row = new LandmarkRow(head, camera, LandmarkScheme.IBUG68.count());
        row.addPixels(new Outline(head, -0.05).points(8, camera));
        for (int i = 4; i >= 0; i--) {
            row.add(features.brow(-1, i / 4.0, -0.5));
        }
        for (int i = 0; i <= 4; i++) {
            row.add(features.brow(1, i / 4.0, -0.5));
        }
        noseOf68(row);
        eyesOf68(row);
        mouthOf68(row);
        return row.toLandmarks();
    }

    private void noseOf68(LandmarkRow row) {
        double tip = (proportions.noseBase() - 0.14) / proportions.noseBase();
        for (int i = 0; i <= 3; i++) {
            row.add(features.bridge(0, tip * i / 3));
        }
        row.add(features.nose(-0.78, 0.02)).add(features.nose(-0.38, 0)).add(features.nose(0, -0.01));
        row.add(features.nose(0.38, 0)).add(features.nose(0.78, 0.02));
    }

    /** The middles of both eyes, the tip of the nose and the corners of the mouth in pixels, each pair from left to right. */
    Landmarks fivePoints() {
        Landmarks all = ibug68();
        double[] left = middle(all, 36, 41);
        double[] right = middle(all, 42, 47);
        return Landmarks.of(
                left[0], left[1], right[0], right[1], all.x(30), all.y(30), all.x(48), all.y(48), all.x(54), all.y(54));
    }

    private static double[] middle(Landmarks landmarks, int first, int last) {
        double[] sum = new double[2];
        for (int i = first; i <= last; i++) {
            sum[0] += landmarks.x(i);
            sum[1] += landmarks.y(i);
        }
        int count = last - first + 1;
        return new double[] {sum[0] / count, sum[1] / count};
    }

    private void eyesOf68(LandmarkRow row) {
        row.add(features.upperLid(-1, 0)).add(features.upperLid(-1, 1 / 3.0)).add(features.upperLid(-1, 2 / 3.0));
        row.add(features.upperLid(-1, 1)).add(features.lowerLid(-1, 2 / 3.0)).add(features.lowerLid(-1, 1 / 3.0));
        row.add(features.upperLid(1, 1)).add(features.upperLid(1, 2 / 3.0)).add(features.upperLid(1, 1 / 3.0));
        row.add(features.upperLid(1, 0)).add(features.lowerLid(1, 1 / 3.0)).add(features.lowerLid(1, 2 / 3.0));
    }

    private void mouthOf68(LandmarkRow row) {
        for (double along : new double[] {-1, -0.6, -0.25, 0, 0.25, 0.6, 1}) {
            row.add(features.upperLipOuter(along));
        }
        for (double along : new double[] {0.65, 0.32, 0, -0.32, -0.65}) {
            row.add(features.lowerLipOuter(along));
        }
        for (double along : new double[] {-0.88, -0.35, 0, 0.35, 0.88}) {
            row.add(features.upperLipInner(along));
        }
        for (double along : new double[] {0.35, 0, -0.35}) {
            row.add(features.lowerLipInner(along));
        }
    }
}
