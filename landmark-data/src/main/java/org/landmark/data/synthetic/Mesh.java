package org.landmark.data.synthetic;

/** A grid of points over a surface round the head, filled triangle by triangle with a shader, nearest first. */
final class Mesh {
    /** What a shader is told about one pixel of a surface. */
    static final class Fragment {
        /** Angle round the head. */
        double angle;
        /** Height on the head. */
        double y;
        /** Place to the side. */
        double x;
        /** The normal after turning, of length one. */
        double nx;

        double ny;
        double nz;
    }

    /** Colours a pixel. */
    @FunctionalInterface
    interface Shader {
        /** The colour as 0xFFRRGGBB, or 0 to leave the pixel as it is. */
        int shade(Fragment fragment);
    }

    /** A surface over the angle round the head and the height on it. */
    @FunctionalInterface
    interface Surface {
        Vec3 at(double angle, double y);
    }

    private static final double EDGE = 1e-6;
    private static final int VALUES = 9;
    private static final int FRONT = 60;
    private static final int BACK = 14;
    private static final int COLUMNS = FRONT + 2 * BACK;
    private static final int ROWS = 72;

    private final double[][][] vertices = new double[ROWS + 1][COLUMNS + 1][];

    Mesh(Surface surface, double top, double bottom, Camera camera) {
        Vec3[][] turned = new Vec3[ROWS + 1][COLUMNS + 1];
        for (int row = 0; row <= ROWS; row++) {
            // denser at both ends, where the surface turns away
            double even = (double) row / ROWS;
            double y = top + (bottom - top) * (0.4 * even + 0.6 * (0.5 - 0.5 * Math.cos(Math.PI * even)));
            for (int column = 0; column <= COLUMNS; column++) {
                double angle = angle(column);
                Vec3 point = surface.at(angle, y);
                turned[row][column] = camera.turn(point);
                Vec3 pixel = camera.pixelOf(turned[row][column]);
                vertices[row][column] = new double[] {pixel.x(), pixel.y(), pixel.z(), angle, y, point.x(), 0, 0, 0};
            }
        }
        addNormals(turned);
    }

    private static double angle(int column) {
        if (column < BACK) {
            return -Math.PI + Head.QUARTER * column / BACK;
        }
        if (column > BACK + FRONT) {
            return Head.QUARTER + Head.QUARTER * (column - BACK - FRONT) / BACK;
        }
        return -Head.QUARTER + Math.PI * (column - BACK) / FRONT;
    }

    private void addNormals(Vec3[][] turned) {
        for (int row = 0; row <= ROWS; row++) {
            for (int column = 0; column <= COLUMNS; column++) {
                Vec3 along = turned[row][Math.min(COLUMNS, column + 1)].minus(turned[row][Math.max(0, column - 1)]);
                Vec3 down = turned[Math.min(ROWS, row + 1)][column].minus(turned[Math.max(0, row - 1)][column]);
                Vec3 normal = along.cross(down).unit();
                double[] vertex = vertices[row][column];
                vertex[6] = normal.x();
                vertex[7] = normal.y();
                vertex[8] = normal.z();
            }
        }
    }

    void paint(Canvas canvas, Shader shader) {
        Fragment fragment = new Fragment();
        double[] values = new double[VALUES];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double[] a = vertices[row][column];
                double[] b = vertices[row][column + 1];
                double[] c = vertices[row + 1][column];
                double[] d = vertices[row + 1][column + 1];
                fill(a, b, c, canvas, shader, fragment, values);
                fill(b, d, c, canvas, shader, fragment, values);
            }
        }
    }

    private static void fill(
            double[] a, double[] b, double[] c, Canvas canvas, Shader shader, Fragment fragment, double[] values) {
        double area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        // surfaces that face away come out negative, and the front of the head hides them
        if (area <= 1e-9) {
            return;
        }
        int left = (int) Math.max(0, Math.ceil(Math.min(a[0], Math.min(b[0], c[0]))));
        int right = (int) Math.min(canvas.width() - 1, Math.floor(Math.max(a[0], Math.max(b[0], c[0]))));
        int top = (int) Math.max(0, Math.ceil(Math.min(a[1], Math.min(b[1], c[1]))));
        int bottom = (int) Math.min(canvas.height() - 1, Math.floor(Math.max(a[1], Math.max(b[1], c[1]))));
        double perArea = 1 / area;
        double stepB = (c[1] - a[1]) * perArea;
        double stepC = -(b[1] - a[1]) * perArea;
        for (int y = top; y <= bottom; y++) {
            double rowB = -(y - a[1]) * (c[0] - a[0]) * perArea;
            double rowC = (y - a[1]) * (b[0] - a[0]) * perArea;
            for (int x = left; x <= right; x++) {
                double shareB = rowB + (x - a[0]) * stepB;
                double shareC = rowC + (x - a[0]) * stepC;
                // a hair's breadth of overlap, lest a pixel between two triangles falls through
                if (shareB < -EDGE || shareC < -EDGE || shareB + shareC > 1 + EDGE) {
                    continue;
                }
                int place = y * canvas.width() + x;
                double near = a[2] + shareB * (b[2] - a[2]) + shareC * (c[2] - a[2]);
                if (near < canvas.nearness()[place]) {
                    continue;
                }
                for (int i = 3; i < VALUES; i++) {
                    values[i] = a[i] + shareB * (b[i] - a[i]) + shareC * (c[i] - a[i]);
                }
                int colour = shader.shade(load(fragment, values));
                if (colour != 0) {
                    canvas.nearness()[place] = near;
                    canvas.pixels()[place] = colour;
                }
            }
        }
    }

    private static Fragment load(Fragment fragment, double[] values) {
        double length =
                Math.max(1e-9, Math.sqrt(values[6] * values[6] + values[7] * values[7] + values[8] * values[8]));
        fragment.angle = values[3];
        fragment.y = values[4];
        fragment.x = values[5];
        fragment.nx = values[6] / length;
        fragment.ny = values[7] / length;
        fragment.nz = values[8] / length;
        return fragment;
    }
}
