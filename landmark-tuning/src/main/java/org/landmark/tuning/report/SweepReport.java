package org.landmark.tuning.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.landmark.data.config.ConfigWriter;
import org.landmark.data.draw.PngFile;
import org.landmark.data.file.AtomicFile;
import org.landmark.eval.metric.LossText;
import org.landmark.eval.report.HtmlReport;
import org.landmark.eval.report.RunReport;
import org.landmark.train.config.ExperimentConfig;
import org.landmark.tuning.config.Parameters;
import org.landmark.tuning.config.SweepConfig;
import org.landmark.tuning.draw.SweepPlots;
import org.landmark.tuning.run.CandidateRecord;
import org.landmark.tuning.run.SweepFolder;
import org.landmark.tuning.run.SweepRecord;

/** Writes what a sweep comes to into its folder: {@code ranking.csv}, {@code best.yaml}, {@code plots/} and {@code report.html}. */
public final class SweepReport {
    private static final String QUICK = "A quick sweep, only to show that everything works: its numbers mean nothing.";

    private final SweepFolder folder;
    private final SweepRecord record;
    private final SweepConfig config;
    private final Ranking ranking;
    private final List<Finalist> finalists;
    private final Optional<Verdict> verdict;

    /**
     * Of a sweep.
     *
     * @param finalists the best mean first
     */
    public SweepReport(SweepFolder folder, SweepRecord record, Ranking ranking, List<Finalist> finalists) {
        this.folder = folder;
        this.record = record;
        this.config = record.sweep();
        this.ranking = ranking;
        this.finalists = List.copyOf(finalists);
        this.verdict = Verdict.of(ranking, finalists, config.score().name());
    }

    /** What the sweep says of its settings; empty if no candidate has a score. */
    public Optional<Verdict> verdict() {
        return verdict;
    }

    /** The candidates by their scores. */
    public RankingTable table() {
        return new RankingTable(ranking, keys(), config.score().name());
    }

    /**
     * Writes the files.
     *
     * @param best the experiment of the verdict's winner; empty if there is none
     */
    public void write(Optional<ExperimentConfig> best) throws IOException {
        AtomicFile.write(folder.ranking(), table().csv());
        String yaml = "";
        if (best.isPresent()) {
            yaml = yaml(best.get(), verdict.orElseThrow().winner());
            AtomicFile.write(folder.best(), yaml);
        }
        HtmlReport.write(
                folder.report(),
                new RunReport(
                        "Sweep " + config.name(),
                        config.generator().label() + " search, " + ranking.all().size() + " candidates of "
                                + record.experiment().name() + " on "
                                + record.data().kind() + " faces",
                        notices(),
                        headlines(),
                        figures(),
                        tables(),
                        facts(),
                        List.of(),
                        yaml));
    }

    private List<String> keys() {
        return List.copyOf(config.space().keySet());
    }

    private String yaml(ExperimentConfig best, CandidateRecord winner) {
        ExperimentConfig named = new ExperimentConfig(
                config.name() + "-best", best.seed(), best.data(), best.network(), best.train(), best.quick());
        return "# Candidate " + winner.number() + " of the sweep " + config.name() + ": "
                + winner.parameters().describe() + ".\n" + ConfigWriter.yaml(named);
    }

    private List<RunReport.Notice> notices() {
        List<RunReport.Notice> notices = new ArrayList<>();
        if (record.quick()) {
            notices.add(new RunReport.Notice(RunReport.Level.WARNING, QUICK));
        }
        verdict.ifPresentOrElse(
                said -> notices.add(new RunReport.Notice(
                        said.clear() ? RunReport.Level.GOOD : RunReport.Level.NOTE, said.sentence())),
                () -> notices.add(new RunReport.Notice(RunReport.Level.WARNING, "No candidate has a score.")));
        if (!ranking.failed().isEmpty()) {
            notices.add(new RunReport.Notice(
                    RunReport.Level.WARNING,
                    ranking.failed().size() + " of " + ranking.all().size()
                            + " candidates came to nothing; the table says why."));
        }
        return notices;
    }

    private List<RunReport.Headline> headlines() {
        if (ranking.best().isEmpty()) {
            return List.of();
        }
        CandidateRecord best = ranking.best().get();
        double seconds =
                ranking.all().stream().mapToDouble(CandidateRecord::seconds).sum();
        return List.of(
                new RunReport.Headline(
                        "Best " + config.score(),
                        LossText.of(best.score()),
                        "candidate " + best.number() + ", one seed"),
                new RunReport.Headline(
                        "Worst " + config.score(),
                        LossText.of(ranking.scored()
                                .get(ranking.scored().size() - 1)
                                .score()),
                        "of those with a score"),
                new RunReport.Headline(
                        "Candidates",
                        Integer.toString(ranking.all().size()),
                        ranking.all().stream().filter(CandidateRecord::stopped).count() + " stopped early, "
                                + ranking.failed().size() + " failed"),
                new RunReport.Headline(
                        "Training time",
                        String.format(Locale.ROOT, "%.1f min", seconds / 60),
                        "of all candidates together"));
    }

    private List<RunReport.Figure> figures() throws IOException {
        List<RunReport.Figure> figures = new ArrayList<>();
        if (ranking.scored().isEmpty()) {
            return figures;
        }
        SweepPlots plots = new SweepPlots(config.score().name(), ranking.scored());
        figures.add(figure(
                "parallel",
                "Parallel coordinates",
                "A line for each candidate, from value to value to its score; the better, the darker, and the best one thick.",
                plots.parallel(keys())));
        for (String key : keys()) {
            figures.add(figure(
                    "score-" + key.replaceAll("[^A-Za-z0-9.-]", "_"),
                    "Score against " + Parameters.shortKey(key),
                    "Each candidate's score at its value of " + key + "; smaller is better.",
                    plots.parameter(key)));
        }
        figures.add(figure(
                "time",
                "Best so far",
                "The score of each candidate when it ended, and the best one until then.",
                plots.time()));
        return figures;
    }

    private RunReport.Figure figure(String file, String title, String caption, BufferedImage image) throws IOException {
        PngFile.write(folder.plot(file), image);
        return new RunReport.Figure(title, caption, image);
    }

    private List<RunReport.Table> tables() {
        List<RunReport.Table> tables = new ArrayList<>();
        if (!finalists.isEmpty()) {
            tables.add(new RunReport.Table(
                    "The best with several seeds",
                    Finalist.header(config.score().name()),
                    Finalist.rows(finalists)));
        }
        tables.add(new RunReport.Table("Ranking", table().header(), table().rows()));
        if (!ranking.failed().isEmpty()) {
            tables.add(new RunReport.Table(
                    "What came to nothing",
                    List.of("candidate", "reason"),
                    ranking.failed().stream()
                            .map(failed -> List.of(Integer.toString(failed.number()), failed.error()))
                            .toList()));
        }
        return tables;
    }

    private List<RunReport.Fact> facts() {
        List<RunReport.Fact> facts = new ArrayList<>();
        facts.add(new RunReport.Fact("Sweep", record.file()));
        facts.add(new RunReport.Fact(
                "Data", record.data().kind() + " in " + record.data().folder()));
        facts.add(new RunReport.Fact("Data hash", record.data().hash()));
        facts.add(new RunReport.Fact("Candidates at once", Integer.toString(record.parallel())));
        if (!record.settings().isEmpty()) {
            facts.add(new RunReport.Fact("Settings", String.join(", ", record.settings())));
        }
        config.space()
                .forEach(
                        (key, space) -> facts.add(new RunReport.Fact("Space of " + key, ConfigWriter.jsonLine(space))));
        return facts;
    }
}
