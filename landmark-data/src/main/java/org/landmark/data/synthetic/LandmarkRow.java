package org.landmark.data.synthetic;

import org.landmark.data.Landmarks;

/** Collects the landmarks of one face in the order of a scheme, in pixels of the photo. */
final class LandmarkRow {
    private final Head head;
    private final Camera camera;
    private final double[] xy;
    private int filled;

    LandmarkRow(Head head, Camera camera, int count) {
        this.head = head;
        this.camera = camera;
        this.xy = new double[2 * count];
    }

    LandmarkRow add(Features.Place place) {
        Vec3 point = camera.project(head.at(place.x(), place.y()));
        return addPixel(point.x(), point.y());
    }

    LandmarkRow addPixels(double[][] points) {
        for (double[] point : points) {
            addPixel(point[0], point[1]);
        }
        return this;
    }

    Landmarks toLandmarks() {
        if (filled != xy.length) {
            throw new IllegalStateException("landmark row has " + filled / 2 + " of " + xy.length / 2 + " points");
        }
        return Landmarks.of(xy);
    }

    private LandmarkRow addPixel(double x, double y) {
        xy[filled++] = x;
        xy[filled++] = y;
        return this;
    }
}
