package org.landmark.eval.report;

import static org.landmark.eval.report.Markup.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.landmark.data.file.AtomicFile;

/** Writes a {@link RunReport} as one HTML file that is well-formed XML too, needs no network and runs no scripts. */
public final class HtmlReport {
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
            """;

    /** Wider pictures, in pixels, are not shrunk to a phone but scroll in their own box. */
    private static final int WIDE = 640;

    private final StringBuilder html = new StringBuilder(HEAD);

    private HtmlReport() {}

    /**
     * Writes or replaces the file; folders above it are made.
     *
     * @throws IOException if it can't be written; the file is then what it was before
     */
    public static void write(Path file, RunReport report) throws IOException {
        HtmlReport page = new HtmlReport();
        page.add(report);
        AtomicFile.write(file, page.html.toString());
    }

    private void add(RunReport report) throws IOException {
        line("<title>" + text(report.title()) + "</title>");
        line("<style>\n" + styles() + "</style>");
        line("</head>\n<body>\n<main>");
        line("<header>\n<h1>" + text(report.title()) + "</h1>");
        line("<p>" + text(report.subtitle()) + "</p>\n</header>");
        report.notices().forEach(this::notice);
        headlines(report.headlines());
        for (RunReport.Figure figure : report.figures()) {
            figure(figure);
        }
        report.tables().forEach(this::table);
        facts(report.facts());
        if (!report.epochs().isEmpty()) {
            section("Epochs", EpochTable.html(report.epochs()));
        }
        if (!report.configuration().isBlank()) {
            section(
                    "Configuration",
                    "<pre class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Configuration\"><code>"
                            + text(report.configuration()) + "</code></pre>\n");
        }
        line("</main>\n</body>\n</html>");
    }

    private void notice(RunReport.Notice notice) {
        String word =
                switch (notice.level()) {
                    case GOOD -> "Good";
                    case NOTE -> "Note";
                    case WARNING -> "Warning";
                };
        line("<p class=\"notice " + word.toLowerCase(Locale.ROOT) + "\"><strong>" + word + "</strong> "
                + text(notice.sentence()) + "</p>");
    }

    private void headlines(List<RunReport.Headline> headlines) {
        if (headlines.isEmpty()) {
            return;
        }
        line("<dl class=\"headlines\">");
        headlines.forEach(headline -> line("<div><dt>" + text(headline.label()) + "</dt><dd>" + text(headline.value())
                + "</dd><dd class=\"small\">" + text(headline.smallPrint()) + "</dd></div>"));
        line("</dl>");
    }

    private void figure(RunReport.Figure figure) throws IOException {
        int width = figure.image().getWidth();
        section(
                figure.title(),
                """
                <figure><div class="picture%s" tabindex="0"><img src="%s" width="%d" height="%d" alt="%s"/></div>
                <figcaption>%s</figcaption></figure>
                """
                        .formatted(
                                width > WIDE ? " wide" : "",
                                Markup.dataUri(figure.image()),
                                width,
                                figure.image().getHeight(),
                                text(figure.title()),
                                text(figure.caption())));
    }

    private void table(RunReport.Table table) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(text(table.title()))
                .append("\">\n<table class=\"plain\">\n<thead><tr>");
        table.header()
                .forEach(cell ->
                        html.append("<th scope=\"col\">").append(text(cell)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            html.append("<tr><th scope=\"row\">").append(text(row.get(0))).append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell -> html.append("<td>").append(text(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        section(table.title(), html.append("</tbody>\n</table>\n</div>\n").toString());
    }

    private void facts(List<RunReport.Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        StringBuilder rows = new StringBuilder("<table class=\"facts\">\n<tbody>\n");
        facts.forEach(fact -> rows.append("<tr><th scope=\"row\">")
                .append(text(fact.name()))
                .append("</th><td>")
                .append(text(fact.value()))
                .append("</td></tr>\n"));
        section("Facts", rows.append("</tbody>\n</table>\n").toString());
    }

    private void section(String title, String content) {
        line("<section>\n<h2>" + text(title) + "</h2>");
        line(content + "</section>");
    }

    private void line(String markup) {
        html.append(markup).append('\n');
    }

    private static String styles() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IOException("report.css is missing beside " + HtmlReport.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
