package org.landmark.data.synthetic;

/** The jaw: the edge of the face that a viewer sees, from beside an ear over the chin to beside the other one. */
final class Outline {
    private static final int STEPS = 240;
    private static final int ANGLES = 90;

    private final Head head;
    private final double top;
    private final double[] heights = new double[STEPS + 1];
    private final double[] lengths = new double[STEPS + 1];

    /** The jaw below a height. */
    Outline(Head head, double top) {
        this.head = head;
        this.top = top;
        for (int i = 0; i <= STEPS; i++) {
            // denser towards the chin, where the outline turns
            heights[i] = top + (head.chin() - top) * Math.sin(Head.QUARTER * i / STEPS);
            if (i > 0) {
                lengths[i] = lengths[i - 1]
                        + Math.hypot(
                                head.halfWidth(heights[i]) - head.halfWidth(heights[i - 1]),
                                heights[i] - heights[i - 1]);
            }
        }
    }

    /**
     * Points at equal distances along the jaw in pixels of the photo.
     *
     * @param steps distances between the first point and the chin; twice as many and one points come back, from the viewer's left
     *     to right
     */
    double[][] points(int steps, Camera camera) {
        double[][] points = new double[2 * steps + 1][];
        for (int i = 0; i <= steps; i++) {
            double y = heightAt((double) i / steps);
            points[i] = visible(y, -1, camera);
            points[2 * steps - i] = i == steps ? points[i] : visible(y, 1, camera);
        }
        return points;
    }

    private double heightAt(double share) {
        double length = share * lengths[STEPS];
        int i = 1;
        while (i < STEPS && lengths[i] < length) {
            i++;
        }
        double within = (length - lengths[i - 1]) / (lengths[i] - lengths[i - 1]);
        return heights[i - 1] + (heights[i] - heights[i - 1]) * within;
    }

    /** Of the front of the slice, what lies furthest out: the jaw itself, or the cheek that hides it on a turned head. */
    private double[] visible(double y, double side, Camera camera) {
        Vec3 outward = outward(y, side, camera);
        double best = Double.NEGATIVE_INFINITY;
        Vec3 seen = null;
        for (int i = 0; i <= ANGLES; i++) {
            Vec3 point = camera.project(head.slice(side * Head.QUARTER * i / ANGLES, y));
            double out = point.dot(outward);
            if (out > best) {
                best = out;
                seen = point;
            }
        }
        return new double[] {seen.x(), seen.y()};
    }

    /** The direction in the photo that leads out of the face, square to its outline. */
    private Vec3 outward(double y, double side, Camera camera) {
        double step = 0.01 * (head.chin() - top);
        double above = Math.max(top - step, y - step);
        double below = Math.min(head.chin(), y + step);
        double dx = side * (head.halfWidth(below) - head.halfWidth(above));
        double dy = below - above;
        double length = Math.hypot(dx, dy);
        double roll = camera.pose().roll();
        double nx = side * dy / length;
        double ny = -side * dx / length;
        return new Vec3(nx * Math.cos(roll) - ny * Math.sin(roll), nx * Math.sin(roll) + ny * Math.cos(roll), 0);
    }
}
