package org.landmark.models.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import onnx.Onnx.ModelProto;
import onnx.Onnx.StringStringEntryProto;

/**
 * The SHA-256 of all else in a file, kept among its metadata: ONNX has no checksum, and with a weight changed on its way a network would
 * go on answering.
 */
final class Seal {
    private static final String KEY = "landmark.sha256";

    private Seal() {}

    static ModelProto sealed(ModelProto.Builder model) {
        String hash = hash(model.build());
        return model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(KEY).setValue(hash))
                .build();
    }

    /** Whether there is one, and nothing was changed since. */
    static boolean holds(ModelProto model) {
        int last = model.getMetadataPropsCount() - 1;
        if (last < 0 || !model.getMetadataProps(last).getKey().equals(KEY)) {
            return false;
        }
        ModelProto unsealed = model.toBuilder().removeMetadataProps(last).build();
        return hash(unsealed).equals(model.getMetadataProps(last).getValue());
    }

    private static String hash(ModelProto model) {
        try (DigestOutputStream out =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            model.writeTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
