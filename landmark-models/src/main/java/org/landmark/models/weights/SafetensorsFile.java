package org.landmark.models.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.landmark.data.InputException;

/**
 * An open safetensors file: 8 bytes with the length of its header, the header ({@link SafetensorsHeader}), then the numbers of all
 * tensors. A header is believed only as far as the file's own length bears it out, and numbers are read a tensor at a time.
 */
final class SafetensorsFile implements Closeable {
    private static final int MAX_HEADER = 1 << 24;
    private static final int CHUNK = 1 << 18;
    private static final int ZIP = 0x04034b50; // PK, 3, 4

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    private final long dataBegin;
    private final Map<String, TensorEntry> tensors;

    private SafetensorsFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        long size = channel.size();
        if (size < Long.BYTES) {
            throw InputException.in(file, "is no safetensors file, or was cut off (" + size + " bytes)");
        }
        read(0, Long.BYTES);
        long length = chunk.getLong();
        if (length < 2 || length > MAX_HEADER || length > size - Long.BYTES) {
            boolean isZip = (int) length == ZIP;
            throw InputException.in(
                    file,
                    isZip
                            ? "is a zip, as PyTorch's own files are (expected a safetensors file; the README shows how"
                                    + " to make one)"
                            : "is no safetensors file, or was cut off (a header of " + Long.toUnsignedString(length)
                                    + " bytes in a file of " + size + ", expected at most " + MAX_HEADER + ")");
        }
        dataBegin = Long.BYTES + length;
        tensors = SafetensorsHeader.parse(file, header((int) length), size - dataBegin);
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws InputException if it is missing or no such file; says why
     */
    static SafetensorsFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InputException.in(file, "no such file of weights");
        }
        try {
            FileChannel channel = FileChannel.open(file);
            try {
                return new SafetensorsFile(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Its tensors by name, in the header's order. */
    Map<String, TensorEntry> tensors() {
        return tensors;
    }

    /**
     * The numbers of a tensor of this file, in row-major order.
     *
     * @throws InputException if one is not finite, or they are no weights
     */
    float[] values(TensorEntry tensor) {
        if (!tensor.type().isReal() || tensor.length() > Integer.MAX_VALUE - 8) {
            throw bad(tensor, "is " + tensor.type() + " " + tensor.shape() + " (expected F32, F16, BF16 or F64)");
        }
        float[] values = new float[(int) tensor.length()];
        int done = 0;
        try {
            while (done < values.length) {
                int count = Math.min(values.length - done, CHUNK / tensor.type().bytes());
                read(
                        dataBegin + tensor.begin() + (long) done * tensor.type().bytes(),
                        count * tensor.type().bytes());
                for (int end = done + count; done < end; done++) {
                    values[done] = tensor.type().next(chunk);
                    if (!Float.isFinite(values[done])) {
                        throw bad(tensor, "has the number " + values[done] + " at place " + done);
                    }
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return values;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private String header(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        read(bytes, Long.BYTES);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": its header is no text in UTF-8", e);
        }
    }

    /** Fills the chunk. */
    private void read(long position, int count) throws IOException {
        read(chunk.clear().limit(count), position);
    }

    private void read(ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("cut off while it was read");
            }
        }
        bytes.flip();
    }

    private InputException bad(TensorEntry tensor, String problem) {
        return InputException.in(file, "tensor " + ShortText.of(tensor.name()) + " " + problem);
    }

    private static InputException unreadable(Path file, IOException e) {
        return new InputException(file + ": can't be read (" + e.getMessage() + ")", e);
    }
}
