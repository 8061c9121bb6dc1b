package org.landmark.train.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.landmark.eval.predict.PointMaps;

/**
 * {@code maps.bin}: the maps of some validation faces, each map in bytes of which 255 is its own highest cell.
 *
 * @param path of the file
 */
public record MapFile(Path path) {
    private static final int MAGIC = 0x4C4D_4D31;
    private static final int HEADER = 6 * Integer.BYTES;
    private static final long MOST_BYTES = 1L << 28;

    /**
     * One point's maps.
     *
     * @param epoch after which they are so
     * @param height of a map in cells
     * @param width likewise
     * @param maps one for each face
     */
    public record OfPoint(int epoch, int height, int width, List<OfFace> maps) {}

    /**
     * One map.
     *
     * @param face its place among the validation faces
     * @param highest its highest cell
     * @param cells {@code [height, width]}, in 255ths of that
     */
    public record OfFace(int face, float highest, byte[] cells) {}

    /** Its content for some maps of one size. */
    static byte[] bytes(int epoch, List<PointMaps> all) {
        PointMaps first = all.get(0);
        int area = first.height() * first.width();
        ByteBuffer bytes = ByteBuffer.allocate(
                HEADER + all.size() * (Integer.BYTES + first.points() * (Float.BYTES + area)) + Integer.BYTES);
        bytes.putInt(MAGIC).putInt(epoch).putInt(all.size()).putInt(first.points());
        bytes.putInt(first.height()).putInt(first.width());
        for (PointMaps maps : all) {
            bytes.putInt(maps.face());
            for (int point = 0; point < maps.points(); point++) {
                float highest = 0;
                for (int i = point * area; i < (point + 1) * area; i++) {
                    highest = Math.max(highest, maps.values()[i]);
                }
                bytes.putFloat(highest);
                for (int i = point * area; i < (point + 1) * area; i++) {
                    float share = highest > 0 ? Math.max(0, maps.values()[i]) / highest : 0;
                    bytes.put((byte) Math.round(255 * share));
                }
            }
        }
        return bytes.putInt(EpochFile.checksum(bytes)).array();
    }

    /**
     * The maps of a point; empty if there are none, the file is damaged or the point is none of the scheme's.
     *
     * @throws IOException if it can't be read
     */
    public Optional<OfPoint> read(int point) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = whole();
        int end = bytes.limit() - Integer.BYTES;
        if (end < HEADER
                || bytes.getInt(0) != MAGIC
                || bytes.getInt(end) != EpochFile.checksum(bytes.duplicate().position(end))) {
            return Optional.empty();
        }
        int faces = bytes.getInt(2 * Integer.BYTES);
        int points = bytes.getInt(3 * Integer.BYTES);
        int height = bytes.getInt(4 * Integer.BYTES);
        int width = bytes.getInt(5 * Integer.BYTES);
        long ofMap = Float.BYTES + (long) height * width;
        if (point < 0 || point >= points || HEADER + faces * (Integer.BYTES + points * ofMap) != end) {
            return Optional.empty();
        }
        List<OfFace> maps = new ArrayList<>();
        for (int i = 0; i < faces; i++) {
            int at = (int) (HEADER + i * (Integer.BYTES + points * ofMap));
            int map = (int) (at + Integer.BYTES + point * ofMap);
            byte[] cells = new byte[height * width];
            bytes.get(map + Float.BYTES, cells);
            maps.add(new OfFace(bytes.getInt(at), bytes.getFloat(map), cells));
        }
        return Optional.of(new OfPoint(bytes.getInt(Integer.BYTES), height, width, maps));
    }

    private ByteBuffer whole() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                continue;
            }
            return bytes.flip();
        }
    }
}
