package org.landmark.data.synthetic;

/**
 * How the head is turned, in radians.
 *
 * @param yaw positive turns the nose to the viewer's right
 * @param pitch positive nods down
 * @param roll positive tilts clockwise as seen by the viewer
 */
record Pose(double yaw, double pitch, double roll) {
    static final Pose FRONTAL = new Pose(0, 0, 0);

    static Pose degrees(double yaw, double pitch, double roll) {
        return new Pose(Math.toRadians(yaw), Math.toRadians(pitch), Math.toRadians(roll));
    }
}
