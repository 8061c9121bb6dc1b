package org.landmark.data.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.landmark.data.augment.Movement;
import org.landmark.data.patch.PlacedFace;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.transform.Border;

/** What crop files are told apart by. */
final class CropFingerprint {
    private static final int NAME_LENGTH = 32;

    private CropFingerprint() {}

    /** Of what an experiment wants of a data set; changes of pixels are no part of it, as they need no other crops. */
    static String ofWish(String dataset, DataSpec spec) {
        String wanted = String.join(
                "\n",
                dataset,
                spec.crop().toString(),
                spec.input().width() + "x" + spec.input().height(),
                spec.input().colour().toString(),
                spec.augment().stream()
                        .filter(Movement.class::isInstance)
                        .toList()
                        .toString());
        return sha256(wanted).substring(0, NAME_LENGTH);
    }

    /** Of what is kept of each face, and of what the photos are by size and time of change. */
    static String ofPhotos(List<PlacedFace> faces, DataSpec spec) {
        StringBuilder text = new StringBuilder(spec.crop().border() == Border.ZERO ? "black\n" : "edge\n");
        for (PlacedFace face : faces) {
            Path photo = face.face().photo();
            text.append(face.face().id())
                    .append('\t')
                    .append(face.patch())
                    .append('\t')
                    .append(photo)
                    .append('\t')
                    .append(state(photo))
                    .append('\n');
        }
        return sha256(text.toString());
    }

    private static String state(Path photo) {
        try {
            return Files.size(photo) + "\t" + Files.getLastModifiedTime(photo).toMillis();
        } catch (IOException e) {
            return "can't be read"; // which is the face's problem, not the others'
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
