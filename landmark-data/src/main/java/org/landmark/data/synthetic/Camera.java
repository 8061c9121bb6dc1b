package org.landmark.data.synthetic;

/** Projects points of a head into a photo: turns them by the pose about the neck, then a mild perspective. */
final class Camera {
    private static final Vec3 PIVOT = new Vec3(0, 0.5, 0);
    /** Distance of the camera in units of {@link Proportions}: about two metres. */
    private static final double DISTANCE = 22;

    private final double scale;
    private final double x;
    private final double y;
    private final Pose pose;
    private final Vec3 rowX;
    private final Vec3 rowY;
    private final Vec3 rowZ;

    /**
     * @param scale pixels of the photo per unit of {@link Proportions} at the pivot's depth
     * @param x where the pivot appears, in pixels of the photo
     * @param y where the pivot appears, in pixels of the photo
     */
    Camera(double scale, double x, double y, Pose pose) {
        this.scale = scale;
        this.x = x;
        this.y = y;
        this.pose = pose;
        double sinYaw = Math.sin(pose.yaw());
        double cosYaw = Math.cos(pose.yaw());
        double sinPitch = Math.sin(pose.pitch());
        double cosPitch = Math.cos(pose.pitch());
        Vec3 across = new Vec3(cosYaw, 0, sinYaw);
        Vec3 down = new Vec3(-sinYaw * sinPitch, cosPitch, cosYaw * sinPitch);
        double sinRoll = Math.sin(pose.roll());
        double cosRoll = Math.cos(pose.roll());
        this.rowX = across.times(cosRoll).minus(down.times(sinRoll));
        this.rowY = across.times(sinRoll).plus(down.times(cosRoll));
        this.rowZ = new Vec3(-sinYaw * cosPitch, -sinPitch, cosYaw * cosPitch);
    }

    double scale() {
        return scale;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    Pose pose() {
        return pose;
    }

    /** A point of the turned head, relative to the pivot, still in units of the head. */
    Vec3 turn(Vec3 point) {
        return turnDirection(point.minus(PIVOT));
    }

    Vec3 turnDirection(Vec3 direction) {
        return new Vec3(rowX.dot(direction), rowY.dot(direction), rowZ.dot(direction));
    }

    /** The pixel of a point of the head (x, y) and its nearness (z). */
    Vec3 project(Vec3 point) {
        return pixelOf(turn(point));
    }

    /** The pixel of a point that {@link #turn} gave (x, y) and its nearness (z). */
    Vec3 pixelOf(Vec3 turned) {
        double zoom = scale * DISTANCE / (DISTANCE - turned.z());
        return new Vec3(x + zoom * turned.x(), y + zoom * turned.y(), turned.z());
    }

    Camera moved(double dx, double dy) {
        return new Camera(scale, x + dx, y + dy, pose);
    }
}
