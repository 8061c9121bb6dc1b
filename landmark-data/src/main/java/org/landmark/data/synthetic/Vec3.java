package org.landmark.data.synthetic;

/** A point or direction: x to the viewer's right, y down, z towards the viewer. */
record Vec3(double x, double y, double z) {
    Vec3 plus(Vec3 that) {
        return new Vec3(x + that.x, y + that.y, z + that.z);
    }

    Vec3 minus(Vec3 that) {
        return new Vec3(x - that.x, y - that.y, z - that.z);
    }

    Vec3 times(double factor) {
        return new Vec3(x * factor, y * factor, z * factor);
    }

    double dot(Vec3 that) {
        return x * that.x + y * that.y + z * that.z;
    }

    Vec3 cross(Vec3 that) {
        return new Vec3(y * that.z - z * that.y, z * that.x - x * that.z, x * that.y - y * that.x);
    }

    /** The direction of length one; the direction to the viewer for a vector too short to have one. */
    Vec3 unit() {
        double length = Math.sqrt(dot(this));
        return length < 1e-9 ? new Vec3(0, 0, 1) : times(1 / length);
    }
}
