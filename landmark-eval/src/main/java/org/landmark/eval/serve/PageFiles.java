package org.landmark.eval.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.landmark.eval.overlay.Overlay;

/**
 * The files of the page.
 *
 * @param byPath each at its path, from {@code /}
 */
record PageFiles(Map<String, PageFile> byPath) {
    static final String GLASSES = "/glasses.png";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /**
     * A file.
     *
     * @param type of its content, as HTTP calls it
     */
    record PageFile(String type, byte[] bytes) {}

    static PageFiles of(Overlay glasses) {
        Map<String, PageFile> files = new LinkedHashMap<>();
        files.put("/", resource("page.html"));
        for (String name : new String[] {"page.css", "page.js", "server.js", "drawing.js", "camera.js", "icon.svg"}) {
            files.put("/" + name, resource(name));
        }
        files.put(GLASSES, new PageFile("image/png", png(glasses)));
        return new PageFiles(files);
    }

    private static PageFile resource(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            return new PageFile(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] png(Overlay overlay) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(overlay.picture(), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
