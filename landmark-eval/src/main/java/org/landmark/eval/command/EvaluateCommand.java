package org.landmark.eval.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Seed;
import org.landmark.data.command.DataOptions;
import org.landmark.data.command.Launcher;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.DataHash;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.split.FaceGroups;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.eval.predict.Evaluation;
import org.landmark.eval.result.EvaluationResult;
import org.landmark.eval.result.Method;
import org.landmark.eval.result.MethodErrors;
import org.landmark.eval.result.ResultTable;
import org.landmark.eval.result.WorstFace;
import org.landmark.eval.slice.Cover;
import org.landmark.eval.slice.FaceSlice;
import org.landmark.eval.slice.FaceTraits;
import org.landmark.models.bundle.ModelCard;
import org.landmark.models.zoo.ShippedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates a model beside the mean shape and other runs. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Evaluates a model beside the mean shape of its training faces, and other runs if you like: prints a table, and"
                        + " writes it as JSON, with pictures of the errors' distribution and of the worst faces.")
public final class EvaluateCommand implements Callable<Integer> {
    private static final String MEAN_SHAPE = "mean shape";
    private static final int WORST_PRINTED = 5;

    @Option(names = "--model", paramLabel = "MODEL", description = ModelChoice.HELP)
    private String model = ShippedModel.DEFAULT.label();

    @Mixin
    private DataOptions data;

    @Option(
            names = "--split",
            paramLabel = "PART",
            description =
                    "validation (default), training or all faces of the data, split as in training; all is every face, also those"
                            + " that a training leaves out for their boxes")
    private Part part = Part.VALIDATION;

    @Mixin
    private AnswerOptions answers;

    @Option(
            names = "--cover",
            paramLabel = "SHARE",
            description =
                    "hide a rectangle of each face's box, of that share of its width and height, at a place and in a grey"
                            + " that the model's seed decides: how it bears what is before a face")
    private Double cover;

    @Option(
            names = "--compare",
            paramLabel = "RUN",
            description =
                    "another run's folder or model, or one that comes along, to stand beside on the same faces; may be given"
                            + " several times")
    private List<String> compared = List.of();

    @Option(
            names = "--skip-bad",
            paramLabel = "N",
            description = "evaluate without up to N faces that can't be used; each is named")
    private int skipBad;

    @Mixin
    private ResultFiles files;

    private enum Part {
        VALIDATION,
        TRAINING,
        ALL
    }

    public static void main(String[] args) {
        Launcher.main(new EvaluateCommand(), args);
    }

    @Override
    public Integer call() {
        ModelChoice choice = ModelChoice.of(model);
        try (LandmarkModel asked = LandmarkModel.open(choice.file())) {
            evaluate(asked, choice.place());
        }
        return 0;
    }

    private void evaluate(LandmarkModel asked, Path place) {
        ModelCard card = asked.card();
        answers.codec(card); // refuses before anything is read
        UnaryOperator<List<CroppedFace>> covering = covering(card);
        List<ComparedModel> others = compared.stream()
                .map(other -> ComparedModel.read(other, card.data().scheme()))
                .toList();
        DataLocation location = data.locate(card.data());
        System.out.println("data: " + location.describe());
        noteOtherData(location, card);
        DataSpec spec = ModelFaces.spec(Path.of(model), card, location);
        List<CroppedFace> bare = faces(location, part == Part.ALL ? spec.withEveryFace() : spec);
        List<CroppedFace> faces = covering.apply(bare);
        Evaluation evaluation = Evaluation.of(asked, faces, answers.codec(card), answers.flipTest());
        List<Method> methods = new ArrayList<>();
        methods.add(new Method("model", evaluation.predictions(), spec.input()));
        methods.add(new Method(MEAN_SHAPE, Evaluation.meanShape(card, faces), spec.input()));
        for (ComparedModel other : others) {
            if (part == Part.VALIDATION && other.isSplitOtherwise(card)) {
                System.out.println("note: " + other.name()
                        + " had another split or other data: it may have been trained on some" + " of these faces");
            }
            methods.add(named(other.predict(location, faces, skipBad, covering), methods));
        }
        report(card, location, spec, traits(card, spec, bare), evaluation, methods, place);
    }

    private UnaryOperator<List<CroppedFace>> covering(ModelCard card) {
        return cover == null
                ? faces -> faces
                : new Cover(cover, new Seed(card.provenance().seed()))::before;
    }

    private void noteOtherData(DataLocation location, ModelCard card) {
        if (!DataHash.of(location.folder()).equals(card.provenance().dataHash())) {
            System.out.println("note: the model was trained on other data: "
                    + card.provenance().data() + (part == Part.ALL ? "" : " (--split all takes every face of these)"));
        }
    }

    private List<CroppedFace> faces(DataLocation location, DataSpec spec) {
        FaceDataset dataset = DataOptions.load(location, spec, skipBad);
        return switch (part) {
            case ALL -> dataset.all();
            case TRAINING -> dataset.split(spec.split()).training();
            case VALIDATION -> dataset.split(spec.split()).validation();
        };
    }

    /** With a number behind its name if another has that. */
    private static Method named(Method method, List<Method> others) {
        String name = method.name();
        for (int number = 2; isTaken(name, others); number++) {
            name = method.name() + " (" + number + ")";
        }
        return new Method(name, method.predictions(), method.cropPixels());
    }

    private static boolean isTaken(String name, List<Method> others) {
        return others.stream().anyMatch(other -> other.name().equals(name));
    }

    private static List<FaceTraits> traits(ModelCard card, DataSpec spec, List<CroppedFace> faces) {
        BatchEncoder encoder = new BatchEncoder(spec, card.codec());
        return faces.stream()
                .map(face -> FaceTraits.of(face, spec.scheme(), encoder, spec.input()))
                .toList();
    }

    private void report(
            ModelCard card,
            DataLocation location,
            DataSpec spec,
            List<FaceTraits> traits,
            Evaluation evaluation,
            List<Method> methods,
            Path place) {
        FaceGroups groups = FaceGroups.of(spec.split(), location.kind());
        List<String> kin = evaluation.predictions().stream()
                .map(prediction -> groups.of(prediction.face()))
                .toList();
        LandmarkScheme scheme = spec.scheme();
        List<MethodErrors> errors = MethodErrors.of(
                methods, kin, FaceSlice.of(traits), new Seed(card.provenance().seed()));
        List<WorstFace> worst = WorstFace.of(methods, ResultFiles.WORST);
        int count = evaluation.predictions().size();
        String head = count
                + (count == 1 ? " face" : " faces")
                + answers.text()
                + (cover == null ? "" : ", covered " + cover);
        ResultTable.of(head, errors, worst.subList(0, Math.min(WORST_PRINTED, worst.size())), scheme)
                .forEach(System.out::println);
        System.out.println(evaluation.verdict());
        EvaluationResult result = new EvaluationResult(
                model,
                location.describe(),
                part.name().toLowerCase(Locale.ROOT),
                count,
                answers.flipTest(),
                answers.decoder(),
                cover,
                evaluation.loss(),
                evaluation.model().mse(),
                evaluation.model().meanErrorPixels(),
                evaluation.model().nme(),
                scheme.normaliserText().orElse(null),
                evaluation.baseline(),
                evaluation.beatsBaseline(),
                errors,
                worst);
        files.write(place, result, methods);
    }
}
