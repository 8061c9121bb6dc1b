package org.landmark.train.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page's own files.
 *
 * @param byPath each at its path
 */
record PageFiles(Map<String, PageFile> byPath) {
    /** Where the page is. */
    static final String PAGE = "/landmarks";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final List<String> NAMES =
            List.of("page.css", "page.js", "server.js", "plot.js", "faces.js", "pictures.js", "icon.svg");

    /**
     * A file.
     *
     * @param type of its content, as HTTP calls it
     */
    record PageFile(String type, byte[] bytes) {}

    static PageFiles all() {
        Map<String, PageFile> files = new LinkedHashMap<>();
        files.put(PAGE, resource("page.html"));
        NAMES.forEach(name -> files.put(PAGE + "/" + name, resource(name)));
        return new PageFiles(files);
    }

    private static PageFile resource(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            return new PageFile(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
