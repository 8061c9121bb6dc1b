package org.landmark.data.stats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.landmark.data.InputException;
import org.landmark.data.stats.DatasetStats.Duplicates;

/** Finds photos of the same content by the SHA-256 of their bytes; only files of the same length are read. */
final class DuplicatePhotos {
    private DuplicatePhotos() {}

    /** Counts the duplicates among photos that are there. */
    static Duplicates among(List<SeenPhotos.Seen> photos) {
        Map<Long, List<SeenPhotos.Seen>> byLength = new TreeMap<>();
        for (SeenPhotos.Seen photo : photos) {
            if (photo.state != SeenPhotos.State.MISSING) {
                byLength.computeIfAbsent(length(photo.file), length -> new ArrayList<>())
                        .add(photo);
            }
        }
        int within = 0;
        int between = 0;
        for (List<SeenPhotos.Seen> alike : byLength.values()) {
            if (alike.size() == 1) {
                continue;
            }
            Map<String, Set<String>> splitsOfContent = new HashMap<>();
            for (SeenPhotos.Seen photo : alike) {
                Set<String> splits = splitsOfContent.computeIfAbsent(hash(photo.file), hash -> new HashSet<>());
                boolean isFirst = splits.isEmpty();
                if (!splits.add(photo.split)) {
                    within++;
                } else if (!isFirst) {
                    between++;
                }
            }
        }
        return new Duplicates(within, between);
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new InputException(file + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    private static String hash(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] buffer = new byte[1 << 16];
                while (in.read(buffer) >= 0) {
                    // the digest is fed as the bytes go by
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new InputException(file + ": can't be read (" + e.getMessage() + ")", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
