package org.landmark.train.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.landmark.eval.metric.Scores;
import org.landmark.models.bundle.Provenance;
import org.landmark.train.EpochMetrics;
import org.landmark.train.config.TrainSpec;
import org.landmark.train.page.EpochRecord;
import org.landmark.train.page.FaceRanking;
import org.landmark.train.page.FirstFilters;
import org.landmark.train.page.FixedFaces;
import org.landmark.train.page.Progress;
import org.landmark.train.run.RunRecord;

/**
 * How a run stands, with the epochs that a page does not know yet.
 *
 * @param stamp of the history: another one, and nothing that was known of it holds
 * @param state what it does
 * @param facts of the run by their names
 * @param remarks what went wrong on its way, and what must be known to read its numbers
 * @param loss what its loss is, with its unit
 * @param planned epochs of the whole training
 * @param done epochs so far
 * @param best epoch, or 0
 * @param after how many epochs those below begin
 * @param epochs numbers of each epoch by their names; null where one has none
 * @param meanShape what the mean shape gets: its loss, NME as a fraction or null, pixels or null
 * @param progress within the epoch that goes on, or null
 * @param faces whether it keeps faces for every epoch
 * @param shown the epochs after which faces, filters and maps are told, 0 for never
 */
record RunAnswer(
        String name,
        String stamp,
        String state,
        Map<String, String> facts,
        List<String> remarks,
        String loss,
        int planned,
        int done,
        int best,
        int after,
        Map<String, List<Double>> epochs,
        MeanShape meanShape,
        Progress progress,
        boolean faces,
        Shown shown) {
    private static final String QUICK = "A quick run, only to show that everything works: its numbers mean nothing.";

    /** What a guess without a look at the photo gets. */
    record MeanShape(double loss, Double nme, Double pixels) {}

    /** Epochs of what is told only of the last one. */
    record Shown(int ranking, int filters, boolean maps) {}

    /**
     * @param known epochs that the page knows
     * @param knownStamp of their history, or anything else
     * @throws org.landmark.data.InputException if the run can't be read
     */
    static RunAnswer of(String name, StoredRun run, int known, String knownStamp) throws IOException {
        RunRecord record = run.record();
        List<EpochMetrics> history = run.metrics();
        String stamp = record.provenance().started() + " "
                + record.configuration().hashCode() + " " + (run.faces().isPresent() ? "faces" : "");
        int after = stamp.equals(knownStamp) && known <= history.size() ? Math.max(0, known) : 0;
        TrainSpec train = record.configuration().train();
        Optional<Scores> mean = run.meanShape();
        return new RunAnswer(
                name,
                stamp,
                run.state(),
                facts(record),
                remarks(record),
                train.loss().label() + " ("
                        + record.configuration().data().target().unit() + ")",
                train.epochs(),
                history.size(),
                best(history),
                after,
                numbers(run, history, after),
                new MeanShape(
                        record.baseline().validationLoss(),
                        mean.map(Scores::nme).orElse(null),
                        mean.map(Scores::meanErrorPixels).orElse(null)),
                run.progress().orElse(null),
                run.faces()
                        .map(FixedFaces::faces)
                        .filter(faces -> !faces.isEmpty())
                        .isPresent(),
                new Shown(
                        run.ranking().map(FaceRanking::epoch).orElse(0),
                        run.filters().map(FirstFilters::epoch).orElse(0),
                        run.hasMaps()));
    }

    private static int best(List<EpochMetrics> history) {
        int best = 0;
        for (int i = 0; i < history.size(); i++) {
            if (best == 0
                    || history.get(i).validationLoss() < history.get(best - 1).validationLoss()) {
                best = i + 1;
            }
        }
        return best;
    }

    private static Map<String, List<Double>> numbers(StoredRun run, List<EpochMetrics> history, int after)
            throws IOException {
        List<EpochMetrics> fresh = history.subList(after, history.size());
        Map<String, List<Double>> numbers = new LinkedHashMap<>();
        numbers.put("training", of(fresh, EpochMetrics::trainLoss));
        numbers.put("validation", of(fresh, EpochMetrics::validationLoss));
        numbers.put("nme", of(fresh, EpochMetrics::validationNme));
        numbers.put("speed", of(fresh, EpochMetrics::imagesPerSecond));
        numbers.put("seconds", of(fresh, EpochMetrics::seconds));
        List<Double> pixels = new ArrayList<>(Collections.nCopies(fresh.size(), null));
        List<Double> rates = new ArrayList<>(Collections.nCopies(fresh.size(), null));
        for (EpochRecord one : run.epochs(after + 1, fresh.size())) {
            pixels.set(one.epoch() - after - 1, finite(one.pixels()));
            rates.set(one.epoch() - after - 1, finite(one.learningRate()));
        }
        numbers.put("pixels", pixels);
        numbers.put("rate", rates);
        return numbers;
    }

    private static List<Double> of(List<EpochMetrics> epochs, Function<EpochMetrics, Double> number) {
        List<Double> numbers = new ArrayList<>(epochs.size()); // which may hold nulls
        epochs.forEach(epoch -> numbers.add(finite(number.apply(epoch))));
        return numbers;
    }

    /** JSON knows no others. */
    private static Double finite(Double number) {
        return number == null || !Double.isFinite(number) ? null : number;
    }

    private static List<String> remarks(RunRecord record) {
        return Stream.of(
                        record.quick() ? Stream.of(QUICK) : Stream.<String>empty(),
                        record.fromScratch().stream(),
                        record.trainedOnAll().stream(),
                        record.remarks().stream())
                .flatMap(all -> all)
                .toList();
    }

    private static Map<String, String> facts(RunRecord record) {
        Provenance from = record.provenance();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Experiment", record.configuration().name());
        facts.put("Scheme", record.configuration().data().scheme().name());
        facts.put("Data", from.data());
        facts.put("Faces", from.faces() + " train, " + from.validationFaces() + " validate");
        facts.put("Parameters", String.format(Locale.ROOT, "%,d", record.parameters()));
        facts.put("Seed", Long.toString(from.seed()));
        facts.put("Threads", Integer.toString(from.threads()));
        facts.put("Started", from.started());
        if (record.result() != null) {
            facts.put("Ended", record.result().ended());
        }
        facts.put("Code", from.code());
        return facts;
    }
}
