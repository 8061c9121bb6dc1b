package org.landmark.eval.serve;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** The photo in a request: its whole body, or the one file of a form. What it claims to be does not matter. */
final class Upload {
    private static final int CHUNK = 1 << 16;

    /** As much of a body that is refused is still read, so that the client, who sends first, hears why. */
    private static final long READ_IN_VAIN = 64L << 20;

    private Upload() {}

    /**
     * Reads it.
     *
     * @param limit in bytes
     * @throws Refusal if there is none, or it is larger
     */
    static byte[] read(Context request, int limit) {
        long length = request.req().getContentLengthLong();
        if (length > limit) {
            throw tooLarge(limit);
        }
        try {
            byte[] photo = request.isMultipartFormData()
                    ? file(request)
                    : body(request.req().getInputStream(), length, limit);
            if (photo.length == 0) {
                throw new Refusal(Refusal.BAD_REQUEST, "no photo came: the request is empty");
            }
            return photo;
        } catch (IOException e) {
            throw new Refusal(Refusal.BAD_REQUEST, "the photo did not come whole");
        }
    }

    private static byte[] body(InputStream in, long length, int limit) throws IOException {
        byte[] bytes = new byte[length < 0 ? CHUNK : (int) length];
        int filled = 0;
        for (int read = 0; read >= 0; read = in.read(bytes, filled, bytes.length - filled)) {
            filled += read;
            if (filled == length) {
                return bytes;
            }
            if (filled == bytes.length) { // only of a length that was not told
                if (filled > limit) {
                    throw tooLarge(limit);
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * filled, limit + 1L));
            }
        }
        if (length > 0) {
            throw new IOException("ended after " + filled + " of " + length + " bytes");
        }
        return Arrays.copyOf(bytes, filled);
    }

    private static byte[] file(Context request) throws IOException {
        if (request.req().getContentLengthLong() < 0) { // or what is too large could not be told from what is no form
            throw new Refusal(Refusal.LENGTH_REQUIRED, "a form needs a Content-Length");
        }
        List<UploadedFile> files;
        try {
            files = request.uploadedFiles();
        } catch (Exception e) { // Javalin lets through what the servlet throws, without saying so
            throw new Refusal(
                    Refusal.BAD_REQUEST, "the form can't be read (expected multipart/form-data with one file)");
        }
        if (files.size() != 1) {
            throw new Refusal(Refusal.BAD_REQUEST, "expected one file in the form, came " + files.size());
        }
        try (InputStream content = files.get(0).content()) {
            return content.readAllBytes();
        }
    }

    /** Reads what is left of what a client sends who is turned away, up to some length. */
    static void discard(Context request) {
        byte[] chunk = new byte[CHUNK];
        long left = READ_IN_VAIN;
        try {
            InputStream in = request.req().getInputStream();
            for (int read = 0; read >= 0 && left > 0; read = in.read(chunk)) {
                left -= read;
            }
        } catch (IOException e) {
            // gone: nobody is there to hear
        }
    }

    private static Refusal tooLarge(int limit) {
        return new Refusal(Refusal.TOO_LARGE, "the upload is too large (at most " + limit + " bytes)");
    }
}
