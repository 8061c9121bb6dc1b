package org.landmark.train.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landmark.data.InputException;

/**
 * Makes the page of results: {@code template.md}, in which every {@code {name.figure}} is filled in from the file of that name, and which
 * holds no figure of its own. Code is left as it is.
 */
public final class ResultsPage {
    private static final String FENCE = "```";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern TARGET = Pattern.compile("]\\([^)]*\\)");

    /** Decimals, thousands with commas, and numbers with a unit; whole numbers alone say what something is, not what came out. */
    private static final Pattern FIGURE = Pattern.compile("\\d+\\.\\d+|\\d{1,3}(,\\d{3})+|\\d+ ?%"
            + "|\\d+ (px|s|ms|seconds?|min|minutes?|hours?|h|MB|MiB|GB|GiB|faces/s|times|faces a second)\\b");

    private final Path template;
    private final Placeholders placeholders;

    private ResultsPage(Path template, Placeholders placeholders) {
        this.template = template;
        this.placeholders = placeholders;
    }

    /**
     * The page in Markdown.
     *
     * @param results the folder of summaries, tables, figures and the template
     * @param conf the folder of the experiments
     * @throws InputException if one of these is damaged, or the template asks for what is not there or holds a figure itself
     */
    public static String of(Path results, Path conf) {
        Path template = results.resolve(ResultSources.TEMPLATE);
        ResultsPage page = new ResultsPage(template, new Placeholders(ResultSources.read(results, conf)));
        return page.filled(lines(template));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new InputException(file + ": can't be read as text (" + e.getMessage() + ")", e);
        }
    }

    private String filled(List<String> lines) {
        List<String> filled = new ArrayList<>();
        boolean code = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean fence = line.startsWith(FENCE);
            filled.add(code || fence ? line : filled(i + 1, line));
            code ^= fence;
        }
        return String.join("\n", filled) + "\n";
    }

    private String filled(int number, String line) {
        requireNoFigure(number, line);
        StringBuilder text = new StringBuilder();
        Matcher code = CODE.matcher(line);
        int end = 0;
        while (code.find()) {
            text.append(replaced(number, line.substring(end, code.start()))).append(code.group());
            end = code.end();
        }
        return text.append(replaced(number, line.substring(end))).toString();
    }

    private String replaced(int number, String text) {
        StringBuilder replaced = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            replaced.append(plain(number, text.substring(end, matcher.start())));
            String name = matcher.group(1);
            replaced.append(placeholders
                    .text(name)
                    .orElseThrow(() -> InputException.at(
                            template,
                            number,
                            "{" + name + "} is nothing that is known (" + placeholders.known(name) + ")")));
            end = matcher.end();
        }
        return replaced.append(plain(number, text.substring(end))).toString();
    }

    private String plain(int number, String text) {
        if (text.contains("{") || text.contains("}")) {
            throw InputException.at(template, number, "a brace without its other one: '" + text.strip() + "'");
        }
        return text;
    }

    private void requireNoFigure(int number, String line) {
        String bare = line;
        for (Pattern part : List.of(CODE, PLACEHOLDER, TARGET)) {
            bare = part.matcher(bare).replaceAll("");
        }
        Matcher figure = FIGURE.matcher(bare);
        if (figure.find()) {
            throw InputException.at(
                    template,
                    number,
                    "the figure '" + figure.group()
                            + "' has no source (expected a placeholder for one that a summary or"
                            + " figures/ holds; versions and the like stand in backticks)");
        }
    }
}
