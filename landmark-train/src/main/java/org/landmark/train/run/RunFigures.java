package org.landmark.train.run;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.landmark.data.Seed;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.draw.PngFile;
import org.landmark.data.preview.FaceViewer;
import org.landmark.data.preview.PreviewSheet;
import org.landmark.data.preview.SeenFace;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.target.HeatmapCodec;
import org.landmark.eval.draw.FilterSheet;
import org.landmark.eval.draw.Filters;
import org.landmark.eval.draw.HeatmapSheet;
import org.landmark.eval.draw.LossPlot;
import org.landmark.eval.draw.PredictionSheet;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.metric.Ranking;
import org.landmark.eval.predict.Predictor;
import org.landmark.eval.report.RunReport;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.layers.FastPath;
import org.landmark.train.EpochMetrics;
import org.landmark.train.TrainingState;

/** The pictures of a run: each a PNG in its folder, and a figure of its report. */
final class RunFigures {
    private static final int FACES = 6;
    private static final int TRAINING_FACES = 3;

    private final RunPlan plan;
    private final ModelBundle model;
    private final Ranking ranking;
    private final List<RunReport.Figure> figures = new ArrayList<>();

    private RunFigures(RunPlan plan, ModelBundle model, Ranking ranking) {
        this.plan = plan;
        this.model = model;
        this.ranking = ranking;
    }

    /** Writes the curve of a training that could not go on, and nothing of its model. */
    static List<RunReport.Figure> writeLosses(RunPlan plan, TrainingState state) throws IOException {
        RunFigures figures = new RunFigures(plan, null, null);
        figures.losses(state);
        return figures.figures;
    }

    /**
     * Writes {@code plots/}.
     *
     * @param model the run's best
     * @param predictions its own, of the validation faces
     */
    static List<RunReport.Figure> write(
            RunPlan plan, TrainingState state, ModelBundle model, List<Prediction> predictions) throws IOException {
        RunFigures figures = new RunFigures(plan, model, Ranking.of(predictions));
        figures.losses(state);
        figures.faces();
        figures.heatmaps();
        figures.training();
        figures.filters();
        return figures.figures;
    }

    private void losses(TrainingState state) throws IOException {
        BufferedImage plot = LossPlot.of(
                        plan.config().name(),
                        plan.config().train().loss().label() + " ("
                                + data().target().unit() + ")",
                        state.history().stream().map(EpochMetrics::trainLoss).toList(),
                        state.history().stream()
                                .map(EpochMetrics::validationLoss)
                                .toList())
                .withMeanShape(plan.record().baseline().validationLoss())
                .image();
        add(
                "loss",
                "Loss",
                "The mean loss of each epoch: in training while the epoch went on, in validation after it. The ring is the"
                        + " epoch whose model was kept; the dashed line is what the mean shape of the training faces gets.",
                plot);
    }

    private void faces() throws IOException {
        String marks = " Truth in green, prediction in red; ranked by " + ranking.order() + ".";
        add(
                "best",
                "Best predictions",
                "The validation faces with the smallest errors." + marks,
                new PredictionSheet("Best of the validation faces", ranking.best(FACES)).image());
        add(
                "worst",
                "Worst predictions",
                "The validation faces with the largest errors, the largest first." + marks,
                new PredictionSheet("Worst of the validation faces", ranking.worst(FACES)).image());
    }

    private void heatmaps() throws IOException {
        if (!(model.card().codec() instanceof HeatmapCodec codec)) {
            return;
        }
        Predictor predictor = new Predictor(FastPath.forPrediction(model.network()), data(), codec);
        HeatmapSheet sheet = new HeatmapSheet(data().scheme(), codec);
        Map<String, Prediction> shown = new LinkedHashMap<>();
        shown.put("typical face", ranking.typical());
        shown.put("worst face", ranking.worst(1).get(0));
        try (FaceViewer viewer = new FaceViewer(data(), seed())) {
            for (Map.Entry<String, Prediction> entry : shown.entrySet()) {
                CroppedFace face = entry.getValue().cropped();
                SeenFace seen = viewer.still(face);
                sheet.add(
                        entry.getKey(),
                        Ranking.errors(entry.getValue()),
                        seen.picture(),
                        seen.ratios(),
                        predictor.answer(face));
            }
        }
        add(
                "heatmaps",
                "Heatmaps",
                "Two validation faces as the network sees them: above, the heatmaps that are its target, below,"
                        + " those it gives, with the points read from them. Left, all in one (the highest of each cell); then a"
                        + " few points alone. The colours of each picture go up to its own peak.",
                sheet.image("Heatmaps of validation faces"));
    }

    private void training() throws IOException {
        List<CroppedFace> training = plan.split().training();
        int count = Math.min(TRAINING_FACES, training.size());
        try (PreviewSheet sheet = new PreviewSheet(data(), seed(), 1)) {
            for (int i = 0; i < count; i++) {
                sheet.add(training.get(i * training.size() / count).face());
            }
            add(
                    "samples",
                    "Training faces",
                    "Photos with their annotated points, the face's box and what is cut out; what the network is given of"
                            + " them"
                            + (data().augment().isEmpty() ? "" : "; and what augmentation makes of that")
                            + (data().target() instanceof HeatmapTarget
                                    ? "; and the heatmaps that it is asked for, all in one."
                                    : "."),
                    sheet.image("Training faces"));
        }
    }

    private void filters() throws IOException {
        List<Filters> layers = Filters.firstOf(model.network());
        for (int i = 0; i < layers.size(); i++) {
            FilterSheet sheet =
                    new FilterSheet(layers.get(i), i == 0 && layers.get(i).channels() == 3);
            add(
                    "filters-" + (i + 1),
                    "Filters of " + layers.get(i).layer(),
                    "The trained weights of a convolution"
                            + (layers.get(i).channels() > 1 && !sheet.colour()
                                    ? "; in each filter, a square for each channel that it reads"
                                    : "")
                            + ". Every filter has a scale of its own, so that weak ones are seen too: compare the figures"
                            + " below them.",
                    sheet.image());
        }
    }

    private DataSpec data() {
        return plan.config().data();
    }

    private Seed seed() {
        return new Seed(plan.config().seed());
    }

    private void add(String file, String title, String caption, BufferedImage image) throws IOException {
        PngFile.write(plan.folder().plot(file), image);
        figures.add(new RunReport.Figure(title, caption, image));
    }
}
