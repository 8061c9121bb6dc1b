package org.landmark.models.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The SHA-256 of a sealed archive's entries, names and contents in their order, which is its last entry. A zip's own checksums are of 32
 * bits and of each entry alone.
 */
final class EntrySeal {
    static final String ENTRY = "sha256.txt";

    private final MessageDigest all = sha256();
    private MessageDigest entry;

    /** The seal of entries that lie in memory, but for the seal itself. */
    static String of(Map<String, byte[]> entries) {
        EntrySeal seal = new EntrySeal();
        entries.forEach((name, content) -> {
            if (!name.equals(ENTRY)) {
                seal.begin(name);
                seal.entry.update(content);
            }
        });
        return seal.text();
    }

    /** Passes on what an entry is written with. */
    OutputStream entry(String name, OutputStream out) {
        begin(name);
        MessageDigest digest = entry;
        return new FilterOutputStream(out) {
            @Override
            public void write(int single) throws IOException {
                out.write(single);
                digest.update((byte) single);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                digest.update(bytes, offset, length);
            }
        };
    }

    /** The seal of all entries so far, in hexadecimal. */
    String text() {
        end();
        return HexFormat.of().formatHex(all.digest());
    }

    private void begin(String name) {
        end();
        entry = sha256();
        all.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void end() {
        if (entry != null) {
            all.update(entry.digest()); // of a fixed length, so that nothing can pass from one entry to the next
            entry = null;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
