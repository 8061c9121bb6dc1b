package org.landmark.eval.report;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What there is to say about a run. Lists keep their order, and what is empty is left out of the report.
 *
 * @param title the name of the run
 * @param subtitle one line under it
 * @param notices what a reader must know first
 * @param headlines the few numbers that matter
 * @param figures pictures
 * @param tables of anything else
 * @param facts what the run was made of: data set, split, seed, versions, command
 * @param epochs the course of the training
 * @param configuration the configuration as YAML
 */
public record RunReport(
        String title,
        String subtitle,
        List<Notice> notices,
        List<Headline> headlines,
        List<Figure> figures,
        List<Table> tables,
        List<Fact> facts,
        List<Epoch> epochs,
        String configuration) {

    /** One without tables of anything else. */
    public RunReport(
            String title,
            String subtitle,
            List<Notice> notices,
            List<Headline> headlines,
            List<Figure> figures,
            List<Fact> facts,
            List<Epoch> epochs,
            String configuration) {
        this(title, subtitle, notices, headlines, figures, List.of(), facts, epochs, configuration);
    }

    public RunReport {
        requireNonNull(title, "title is null");
        requireNonNull(subtitle, "subtitle is null");
        requireNonNull(configuration, "configuration is null");
        notices = List.copyOf(notices);
        headlines = List.copyOf(headlines);
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        facts = List.copyOf(facts);
        epochs = List.copyOf(epochs);
    }

    /** How a notice is meant. */
    public enum Level {
        GOOD,
        NOTE,
        WARNING
    }

    /** One sentence, e.g. "Does not beat the mean shape." */
    public record Notice(Level level, String sentence) {
        public Notice {
            requireNonNull(level, "level is null");
            requireNonNull(sentence, "sentence is null");
        }
    }

    /** A number with its unit as text, e.g. "Mean error", "4.2 px", "120 validation faces". */
    public record Headline(String label, String value, String smallPrint) {
        public Headline {
            requireNonNull(label, "label is null");
            requireNonNull(value, "value is null");
            requireNonNull(smallPrint, "smallPrint is null");
        }
    }

    /** A picture; its title also stands in for it where it can't be seen. */
    public record Figure(String title, String caption, BufferedImage image) {
        public Figure {
            requireNonNull(title, "title is null");
            requireNonNull(caption, "caption is null");
            requireNonNull(image, "image is null");
        }
    }

    /**
     * A table of text; the first cell of a row says what the row is of.
     *
     * @param header one for each column
     */
    public record Table(String title, List<String> header, List<List<String>> rows) {
        public Table {
            requireNonNull(title, "title is null");
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            "table '" + title + "' has " + header.size() + " columns, came a row of " + row.size());
                }
            }
        }
    }

    /** One thing the run was made of. */
    public record Fact(String name, String value) {
        public Fact {
            requireNonNull(name, "name is null");
            requireNonNull(value, "value is null");
        }
    }

    /** One epoch, counted from 1. Numbers that are not finite are shown as missing; seconds are those of the whole epoch. */
    public record Epoch(
            int number, double trainingLoss, double validationLoss, double imagesPerSecond, double seconds) {}
}
