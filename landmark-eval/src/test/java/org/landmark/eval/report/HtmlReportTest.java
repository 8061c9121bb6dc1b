package org.landmark.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.eval.report.RunReport.Epoch;
import org.landmark.eval.report.RunReport.Fact;
import org.landmark.eval.report.RunReport.Figure;
import org.landmark.eval.report.RunReport.Headline;
import org.landmark.eval.report.RunReport.Level;
import org.landmark.eval.report.RunReport.Notice;
import org.landmark.eval.report.RunReport.Table;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final List<String> FIELDS = List.of(
            "title", "subtitle", "sentence", "label", "value", "small", "figure", "caption", "fact", "what", "yaml");

    @TempDir
    Path folder;

    @Test
    void escapesEveryTextAndStaysWellFormed() throws Exception {
        String evil = "<script>alert('%s')</script>\"&\u0000\u001b";

        String html = written(report(evil));

        Document document = parsed(html);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(html).doesNotContain("<script");
        String seen = document.getDocumentElement().getTextContent();
        for (String field : FIELDS) {
            assertThat(seen).contains("<script>alert('" + field + "')</script>\"&\uFFFD\uFFFD");
        }
        Element image = (Element) document.getElementsByTagName("img").item(0);
        assertThat(image.getAttribute("alt")).contains("<script>alert('figure')</script>");
    }

    @Test
    void holdsEveryFigureWithItsPixels() throws Exception {
        Document document = parsed(written(report("%s")));

        var images = document.getElementsByTagName("img");
        assertThat(images.getLength()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            Element image = (Element) images.item(i);
            assertThat(image.getAttribute("alt")).isNotBlank();
            String[] uri = image.getAttribute("src").split(",", 2);
            assertThat(uri[0]).isEqualTo("data:image/png;base64");
            BufferedImage read =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri[1])));
            assertThat(read.getWidth()).isEqualTo(30 + i);
            assertThat(read.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x123456 + i);
        }
    }

    @Test
    void tellsEveryEpochAndMarksTheBest() throws Exception {
        String html = written(report("%s"));

        assertThat(html).contains("<tr class=\"best\"><th scope=\"row\"><small>best</small> 40</th><td>0.02500</td>");
        assertThat(html.split("<tr class=\"best\">")).hasSize(2);
        assertThat(html).contains("<th scope=\"row\">3</th><td>0.3333</td><td>\u2013</td><td>81.3</td><td>2.4</td>");
        assertThat(html.split("<th scope=\"row\">").length - 1).isEqualTo(40 + 1);
    }

    @Test
    void asksForNothingFromOutside() throws Exception {
        String html = written(report("%s"));

        assertThat(html.replace("http://www.w3.org/1999/xhtml", ""))
                .doesNotContain("http:", "https:", "url(", "@import");
    }

    @Test
    void leavesOutWhatIsEmpty() throws Exception {
        String html = written(new RunReport("t", "s", List.of(), List.of(), List.of(), List.of(), List.of(), ""));

        assertThat(parsed(html).getElementsByTagName("section").getLength()).isZero();
        assertThat(html).doesNotContain("<dl", "<table", "<pre", "<img");
    }

    @Test
    void tablesHaveTheirHeadsAndRows() throws Exception {
        RunReport report = new RunReport(
                "t",
                "s",
                List.of(),
                List.of(),
                List.of(),
                List.of(new Table(
                        "Best & worst", List.of("rank", "loss"), List.of(List.of("1", "<0.5"), List.of("2", "")))),
                List.of(),
                List.of(),
                "");
        String html = written(report);
        Document document = parsed(html);
        assertThat(document.getElementsByTagName("h2").item(0).getTextContent()).isEqualTo("Best & worst");
        assertThat(html)
                .contains(
                        "<tr><th scope=\"col\">rank</th><th scope=\"col\">loss</th></tr>",
                        "<tr><th scope=\"row\">1</th><td>&lt;0.5</td></tr>",
                        "<tr><th scope=\"row\">2</th><td></td></tr>");
        assertThatThrownBy(() -> new Table("t", List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table 't' has 2 columns, came a row of 1");
    }

    @Test
    void replacesTheFileAtOnceOrNotAtAll() throws Exception {
        Path file = Files.writeString(folder.resolve("report.html"), "old");
        HtmlReport.write(file, report("%s"));
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }

        Path occupied = Files.createDirectories(folder.resolve("folder/inside")).getParent();
        assertThatThrownBy(() -> HtmlReport.write(occupied, report("%s"))).isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, occupied);
        }
    }

    private String written(RunReport report) throws IOException {
        Path file = folder.resolve("written.html");
        HtmlReport.write(file, report);
        return Files.readString(file);
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    /** A report whose texts are the template with the name of the field in it. */
    private static RunReport report(String template) {
        List<String> texts = FIELDS.stream().map(template::formatted).toList();
        return new RunReport(
                texts.get(0),
                texts.get(1),
                List.of(new Notice(Level.WARNING, texts.get(2))),
                List.of(new Headline(texts.get(3), texts.get(4), texts.get(5))),
                List.of(new Figure(texts.get(6), texts.get(7), image(0)), new Figure("second", "", image(1))),
                List.of(new Fact(texts.get(8), texts.get(9))),
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> new Epoch(i, 1.0 / i, i == 3 ? Double.NaN : 1.0 / i, 81.3, 2.4))
                        .toList(),
                texts.get(10));
    }

    private static BufferedImage image(int index) {
        BufferedImage image = new BufferedImage(30 + index, 20, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x123456 + index);
        return image;
    }
}
