package org.landmark.eval.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Base64;
import org.landmark.data.draw.PngFile;

/** Text and pictures in a form that is safe inside elements and quoted attributes, of HTML and XML alike. */
final class Markup {
    private Markup() {}

    /** The text with markup characters as entities; characters that XML knows no form of become U+FFFD. */
    static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    /** The picture as a data URI of its PNG. */
    static String dataUri(BufferedImage image) throws IOException {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(PngFile.bytes(image));
    }

    /** The production Char of XML 1.0, section 2.2. */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
