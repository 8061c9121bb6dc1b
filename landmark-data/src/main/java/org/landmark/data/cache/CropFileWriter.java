package org.landmark.data.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.InputException;
import org.landmark.data.patch.PatchCutter;
import org.landmark.data.patch.PlacedFace;

/** Fills a crop file; every face has its place from the beginning, so that several threads can write. */
final class CropFileWriter {
    private final FileChannel channel;
    private final CropEntry[] entries;
    private final long[] offsets;

    CropFileWriter(FileChannel channel, List<PlacedFace> faces, int channels) {
        this.channel = channel;
        this.entries = new CropEntry[faces.size()];
        this.offsets = new long[faces.size() + 1];
        for (int i = 0; i < faces.size(); i++) {
            offsets[i + 1] = offsets[i] + faces.get(i).patch().length(channels);
        }
    }

    /** Cuts a face's pixels out and writes them, or keeps the line that says why that can't be done. */
    void write(int number, PlacedFace face, PatchCutter cutter, Mat pixels) throws IOException {
        try {
            cutter.cut(face.face(), face.patch(), pixels);
        } catch (InputException e) {
            entries[number] = new CropEntry(offsets[number], 0, 0, e.getMessage());
            return;
        }
        ByteBuffer bytes = pixels.createBuffer();
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate());
        entries[number] = new CropEntry(offsets[number], bytes.limit(), (int) checksum.getValue(), "");
        while (bytes.hasRemaining()) {
            channel.write(bytes, offsets[number] + bytes.position());
        }
    }

    /** Ends the file with its index. */
    void finish(String fingerprint) throws IOException {
        new CropIndex(fingerprint, new ArrayList<>(Arrays.asList(entries))).write(channel);
    }
}
