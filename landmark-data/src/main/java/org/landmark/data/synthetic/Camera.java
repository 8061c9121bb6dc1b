package org.landmark.data.synthetic;

/**
 * Projects points of a head into a photo: turns them by the pose about the neck, then a mild perspective.
 *
 * @param scale pixels of the photo per unit of {@link Proportions} at the pivot's depth
 * @param x where the pivot appears, in pixels of the photo
 * @param y where the pivot appears, in pixels of the photo
 */
record Camera(double scale, double x, double y, Pose pose) {
    private static final Vec3 PIVOT = new Vec3(0, 0.5, 0);
    /** Distance of the camera in units of {@link Proportions}: about two metres. */
    private static final double DISTANCE = 22;

    /** A point of the turned head, relative to the pivot, still in units of the head. */
    Vec3 turn(Vec3 point) {
        return turnDirection(point.minus(PIVOT));
    }

    Vec3 turnDirection(Vec3 p) {
        double x1 = p.x() * Math.cos(pose.yaw()) + p.z() * Math.sin(pose.yaw());
        double z1 = -p.x() * Math.sin(pose.yaw()) + p.z() * Math.cos(pose.yaw());
        double y2 = p.y() * Math.cos(pose.pitch()) + z1 * Math.sin(pose.pitch());
        double z2 = -p.y() * Math.sin(pose.pitch()) + z1 * Math.cos(pose.pitch());
        return new Vec3(
                x1 * Math.cos(pose.roll()) - y2 * Math.sin(pose.roll()),
                x1 * Math.sin(pose.roll()) + y2 * Math.cos(pose.roll()),
                z2);
    }

    /** The pixel of a point of the head (x, y) and its nearness (z). */
    Vec3 project(Vec3 point) {
        Vec3 turned = turn(point);
        double zoom = scale * DISTANCE / (DISTANCE - turned.z());
        return new Vec3(x + zoom * turned.x(), y + zoom * turned.y(), turned.z());
    }

    Camera moved(double dx, double dy) {
        return new Camera(scale, x + dx, y + dy, pose);
    }
}
