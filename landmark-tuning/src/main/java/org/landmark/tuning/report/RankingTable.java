package org.landmark.tuning.report;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.landmark.eval.metric.LossText;
import org.landmark.tuning.config.Parameters;
import org.landmark.tuning.run.CandidateRecord;

/** A ranking as a table: on the console, in the report, and as CSV with every digit. */
public final class RankingTable {
    private static final int ERROR_LENGTH = 60;

    private final Ranking ranking;
    private final List<String> keys;
    private final String score;

    /**
     * Of a ranking.
     *
     * @param keys that vary
     * @param score its name
     */
    public RankingTable(Ranking ranking, List<String> keys, String score) {
        this.ranking = ranking;
        this.keys = List.copyOf(keys);
        this.score = score;
    }

    /** The heads of the columns. */
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of("rank", "candidate", score));
        keys.forEach(key -> header.add(head(key)));
        header.addAll(List.of("epochs", "seconds"));
        return header;
    }

    /** The last part of a key, or all of it where another key ends alike. */
    private String head(String key) {
        String last = Parameters.shortKey(key);
        boolean alone =
                keys.stream().map(Parameters::shortKey).filter(last::equals).count() == 1;
        return alone ? last : key;
    }

    /** A row for each candidate, for people. */
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (CandidateRecord record : ranking.all()) {
            boolean scored = record.succeeded();
            List<String> row = new ArrayList<>();
            row.add(scored ? Integer.toString(rows.size() + 1) : "\u2013");
            row.add(Integer.toString(record.number()));
            row.add(scored ? LossText.of(record.score()) : shortened(record.error()));
            keys.forEach(
                    key -> row.add(Parameters.shown(record.parameters().values().get(key))));
            row.add(record.epochs() + (record.stopped() ? ", stopped" : ""));
            row.add(String.format(Locale.ROOT, "%.1f", record.seconds()));
            rows.add(row);
        }
        return rows;
    }

    /** For a console: columns under their heads. */
    public String text() {
        List<List<String>> lines = new ArrayList<>(List.of(header()));
        lines.addAll(rows());
        int[] widths = new int[lines.get(0).size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                row.append(String.format(Locale.ROOT, "%-" + (widths[i] + 2) + "s", line.get(i)));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** As CSV: with every digit, full keys, errors and run folders. */
    public String csv() {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build())) {
            List<Object> header = new ArrayList<>(List.of("rank", "candidate", score));
            header.addAll(keys);
            header.addAll(List.of("seed", "epochs", "bestEpoch", "stopped", "seconds", "error", "run"));
            csv.printRecord(header);
            int rank = 0;
            for (CandidateRecord record : ranking.all()) {
                List<Object> row = new ArrayList<>();
                row.add(record.succeeded() ? ++rank : "");
                row.add(record.number());
                row.add(record.succeeded() ? record.score() : "");
                keys.forEach(key ->
                        row.add(Parameters.text(record.parameters().values().get(key))));
                row.add(record.seed());
                row.add(record.epochs());
                row.add(record.succeeded() ? record.bestEpoch() : "");
                row.add(record.stopped());
                row.add(String.format(Locale.ROOT, "%.3f", record.seconds()));
                row.add(record.succeeded() ? "" : record.error());
                row.add(record.run());
                csv.printRecord(row);
            }
        } catch (IOException e) {
            throw new IllegalStateException("text can't be written into memory", e);
        }
        return text.toString();
    }

    private static String shortened(String error) {
        return error.length() <= ERROR_LENGTH ? error : error.substring(0, ERROR_LENGTH - 3) + "...";
    }
}
