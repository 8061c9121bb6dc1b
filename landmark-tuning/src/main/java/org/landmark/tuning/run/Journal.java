package org.landmark.tuning.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;

/**
 * A file of candidates, to which a line is added when one has ended. Each is on disk before the next can be; a line that a kill has torn
 * is taken for one that was never written.
 */
public final class Journal {
    private final Path file;
    private final List<CandidateRecord> records;

    private Journal(Path file, List<CandidateRecord> records) {
        this.file = file;
        this.records = records;
    }

    /**
     * Opens the file, which need not be there.
     *
     * @throws InputException if it can't be read, or a line of it is none of a candidate
     */
    public static Journal open(Path file) {
        if (!Files.exists(file)) {
            return new Journal(file, new ArrayList<>());
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            int whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            if (whole < bytes.length) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(whole);
                }
            }
            String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
            List<CandidateRecord> records = new ArrayList<>();
            for (String line : text.lines().toList()) {
                records.add(ConfigReader.json(line, file + ":" + (records.size() + 1), CandidateRecord.class));
            }
            return new Journal(file, records);
        } catch (IOException e) {
            throw new InputException(file + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    /** Adds a candidate. */
    public synchronized void add(CandidateRecord record) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((ConfigWriter.jsonLine(record) + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
        records.add(record);
    }

    /** The candidates so far, in the order in which they ended. */
    public synchronized List<CandidateRecord> records() {
        return List.copyOf(records);
    }
}
