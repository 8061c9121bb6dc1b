package org.landmark.data.writer;

import java.util.List;
import java.util.Locale;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;

/** The text of a label file in dlib's XML, as the iBUG 300-W photos come with: whole pixels, since dlib reads no others. */
public final class DlibText {
    /** One face: its box, and its points in pixels of the photo. */
    public record Face(BoundingBox box, Landmarks landmarks) {}

    /** One photo; the file is relative to the label file, with slashes. */
    public record Image(String file, ImageSize size, List<Face> faces) {}

    private DlibText() {}

    /**
     * The text, of which every character is ASCII.
     *
     * @param name of the data set
     * @param comment what it is
     */
    public static String of(String name, String comment, List<Image> images) {
        StringBuilder text = new StringBuilder();
        text.append("<?xml version='1.0' encoding='ISO-8859-1'?>\n");
        text.append("<?xml-stylesheet type='text/xsl' href='image_metadata_stylesheet.xsl'?>\n");
        text.append("<dataset>\n<name>").append(escaped(name)).append("</name>\n");
        text.append("<comment>").append(escaped(comment)).append("</comment>\n<images>\n");
        for (Image image : images) {
            append(text, image);
        }
        return text.append("</images>\n</dataset>\n").toString();
    }

    private static void append(StringBuilder text, Image image) {
        text.append(String.format(
                Locale.ROOT,
                "  <image file='%s' width='%d' height='%d'>\n",
                escaped(image.file()),
                image.size().width(),
                image.size().height()));
        for (Face face : image.faces()) {
            BoundingBox box = face.box();
            text.append(String.format(
                    Locale.ROOT,
                    "    <box top='%.0f' left='%.0f' width='%.0f' height='%.0f'>\n",
                    box.top(),
                    box.left(),
                    box.width(),
                    box.height()));
            Landmarks points = face.landmarks();
            for (int i = 0; i < points.count(); i++) {
                text.append(String.format(
                        Locale.ROOT,
                        "      <part name='%02d' x='%d' y='%d'/>\n",
                        i,
                        Math.round(points.x(i)),
                        Math.round(points.y(i))));
            }
            text.append("    </box>\n");
        }
        text.append("  </image>\n");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c >= ' ' && c < 127 && "&<>'\"".indexOf(c) < 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
