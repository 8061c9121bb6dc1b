package org.landmark.eval.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.landmark.data.BoundingBox;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.command.Launcher;
import org.landmark.eval.detect.FaceDetector;
import org.landmark.eval.output.Format;
import org.landmark.eval.output.OutputFolder;
import org.landmark.eval.output.OutputFolder.Predicted;
import org.landmark.eval.overlay.EyeCorners;
import org.landmark.eval.overlay.Overlay;
import org.landmark.eval.predict.FaceBox;
import org.landmark.eval.predict.FaceLandmarks;
import org.landmark.models.zoo.ShippedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the landmarks of faces on a user's own photos and videos. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Finds faces and their landmarks on photos and videos, draws them and writes them down. All coordinates"
                        + " are in pixels of the photo as it lies in its file, whatever its EXIF says; those of .pts count"
                        + " from 1, all others from 0.")
public final class PredictCommand implements Callable<Integer> {
    private static final int MAX_THREADS = 4;

    @Option(names = "--model", paramLabel = "MODEL", description = ModelChoice.HELP)
    private String model = ShippedModel.DEFAULT.label();

    @Parameters(
            arity = "1..*",
            paramLabel = "PHOTO",
            description = "photos, folders of photos, videos (MP4, AVI and others that FFmpeg reads)")
    private List<Path> inputs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where drawings (NAME.drawn.png, NAME.drawn.mp4) and files go; default predictions")
    private Path out = Path.of("predictions");

    @Mixin
    private DetectorOptions detector;

    @Option(
            names = "--box",
            paramLabel = "L,T,W,H",
            description = "left, top, width, height of a face in pixels, in the place of a detector; may be repeated")
    private List<String> boxes = List.of();

    @Option(
            names = "--overlay",
            paramLabel = "PICTURE",
            description =
                    "lay a picture over each face in the place of marks: glasses, or a PNG with transparency of your own")
    private String overlay;

    @Option(
            names = "--anchors",
            paramLabel = "X,Y,X,Y",
            description =
                    "where the outer corners of the eyes are on the overlay, in its pixels, the left one first; default"
                            + " 20 and 80 %% of its width, at 42 %% of its height")
    private String anchors;

    @Option(
            names = "--flip-test",
            description = "predict each face and its mirror image and take the mean, at twice the time")
    private boolean flipTest;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "what is written beside the drawings: json, pts, xml; default all. Of videos, JSON lines")
    private List<Format> formats = List.of(Format.values());

    public static void main(String[] args) {
        Launcher.main(new PredictCommand(), args);
    }

    @Override
    public Integer call() {
        List<BoundingBox> given = boxes.stream().map(PredictCommand::box).toList();
        Optional<Overlay> laid = laidOver();
        PhotoSources sources = PhotoSources.of(inputs);
        try (FaceLandmarks loaded =
                FaceLandmarks.load(ModelChoice.of(model).file()).withFlipTest(flipTest)) {
            if (laid.isPresent()) { // refuses a scheme without eyes before any photo is read
                EyeCorners.of(loaded.card().data().scheme(), loaded.card().meanLandmarks());
            }
            Optional<FaceDetector> finder = finder(loaded, given);
            try {
                FaceLandmarks finding = finder.map(loaded::with).orElse(loaded);
                return predict(sources, new PhotoPrediction(finding, given, laid));
            } finally {
                finder.ifPresent(FaceDetector::close);
            }
        }
    }

    private int predict(PhotoSources sources, PhotoPrediction prediction) {
        Set<Format> wanted = formats.isEmpty() ? EnumSet.noneOf(Format.class) : EnumSet.copyOf(formats);
        OutputFolder folder = new OutputFolder(out, wanted, Path.of(model));
        List<String> problems = new ArrayList<>();
        int faces = photos(sources.photos(), prediction, folder, problems);
        for (PhotoSources.Source video : sources.videos()) {
            try {
                faces += new VideoPrediction(prediction, folder).predict(video, System.out);
            } catch (InputException e) {
                problems.add(e.getMessage());
            }
        }
        System.out.println(faces + (faces == 1 ? " face, " : " faces, ") + "written to " + out);
        problems.forEach(problem -> System.err.println("error: " + problem));
        if (faces == 0 && problems.isEmpty()) {
            System.err.println("error: no face found on "
                    + (sources.photos().size() + sources.videos().size()) + " photos and videos");
        }
        return faces == 0 || !problems.isEmpty() ? 2 : 0;
    }

    private static int photos(
            List<PhotoSources.Source> photos, PhotoPrediction prediction, OutputFolder folder, List<String> problems) {
        if (photos.isEmpty()) {
            return 0;
        }
        int threads = Math.min(
                Math.min(MAX_THREADS, photos.size()), Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Predicted> done = new ArrayList<>();
        try (PredictionProgress progress = new PredictionProgress("photos", "photos", photos.size(), System.out)) {
            List<Future<Predicted>> started = photos.stream()
                    .map(photo -> workers.submit(() -> prediction.predict(photo, folder)))
                    .toList();
            for (int i = 0; i < photos.size(); i++) {
                String line = photos.get(i).name() + ": ";
                try {
                    Predicted predicted = result(started.get(i));
                    done.add(predicted);
                    int count = predicted.faces().size();
                    progress.say(line + (count == 0 ? "no face found" : count + (count == 1 ? " face" : " faces")));
                } catch (InputException e) {
                    problems.add(e.getMessage());
                    progress.say(line + "skipped");
                }
                progress.step();
            }
        } finally {
            workers.shutdownNow();
        }
        folder.writeAll(done);
        return done.stream().mapToInt(photo -> photo.faces().size()).sum();
    }

    private static Predicted result(Future<Predicted> started) {
        try {
            return started.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InputException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Optional<FaceDetector> finder(FaceLandmarks loaded, List<BoundingBox> given) {
        if (!given.isEmpty()) {
            if (detector.areGiven()) {
                throw new InputException("--box is in the place of a detector (expected no --detector beside it)");
            }
            return Optional.empty();
        }
        detector.requireFor(Path.of(model), loaded.card(), "--box, or ");
        return detector.asked();
    }

    private Optional<Overlay> laidOver() {
        if (overlay == null) {
            if (anchors != null) {
                throw new InputException("--anchors belongs to --overlay");
            }
            return Optional.empty();
        }
        Overlay picture = overlay.equals("glasses") ? Overlay.glasses() : Overlay.of(Path.of(overlay));
        return Optional.of(
                anchors == null ? picture : picture.anchoredAt(Landmarks.of(numbers("--anchors", "X,Y,X,Y", anchors))));
    }

    private static BoundingBox box(String text) {
        double[] numbers = numbers("--box", "LEFT,TOP,WIDTH,HEIGHT", text);
        int least = FaceBox.LEAST;
        if (!(numbers[2] >= least && numbers[3] >= least)) {
            throw new InputException(
                    "--box: expected a width and a height of " + least + " pixels or more, came " + text);
        }
        return new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static double[] numbers(String option, String expected, String text) {
        try {
            double[] numbers = Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (numbers.length == 4 && Arrays.stream(numbers).allMatch(Double::isFinite)) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InputException(option + ": expected " + expected + " in pixels, came " + text);
    }
}
