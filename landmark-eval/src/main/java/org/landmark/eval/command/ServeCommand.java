package org.landmark.eval.command;

import static org.landmark.eval.command.OptionRange.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.landmark.data.command.Launcher;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.eval.detect.FaceDetector;
import org.landmark.eval.detect.HaarDetector;
import org.landmark.eval.predict.FaceLandmarks;
import org.landmark.eval.serve.LandmarkServer;
import org.landmark.eval.serve.ServedModel;
import org.landmark.eval.serve.ServedModels;
import org.landmark.eval.serve.ServerLimits;
import org.landmark.models.bundle.ModelCard;
import org.landmark.models.zoo.ShippedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows models in the browser. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows models in the browser: drop a photo or use the camera; and answers programs that send photos to"
                        + " /predict. Only this machine reaches it. Ends when it is interrupted.")
public final class ServeCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65535;
    private static final int MAX_MEGAPIXELS = 100;

    @Option(
            names = "--model",
            paramLabel = "[NAME=]MODEL",
            description =
                    ModelChoice.HELP
                            + ". It is called as its run or file unless a NAME is given; may be repeated: the page offers the choice")
    private List<String> models = List.of(ShippedModel.DEFAULT.label());

    @Mixin
    private DetectorOptions detector;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port of the page; by default the first free one from " + LandmarkServer.PORT + " on")
    private Integer port;

    @Option(
            names = "--upload-limit",
            paramLabel = "MB",
            description = "the largest photo that is taken, in megabytes; default 20")
    private int uploadLimit = 20;

    @Option(
            names = "--pixel-limit",
            paramLabel = "MP",
            description = "the largest photo that is decoded, in megapixels; default 50")
    private int pixelLimit = 50;

    public static void main(String[] args) {
        Launcher.main(new ServeCommand(), args);
    }

    @Override
    public Integer call() {
        OptionalInt asked = port == null ? OptionalInt.empty() : OptionalInt.of(within("--port", port, MAX_PORT));
        ServerLimits limits = ServerLimits.ofMachine(
                within("--upload-limit", uploadLimit, ServerLimits.MAX_UPLOAD_MEGABYTES),
                within("--pixel-limit", pixelLimit, MAX_MEGAPIXELS));
        List<FaceLandmarks> loaded = new ArrayList<>();
        List<FaceDetector> detectors = new ArrayList<>();
        try (LandmarkServer server = LandmarkServer.start(load(loaded, detectors), limits, asked)) {
            System.out.println("serving at " + server.page() + " (Ctrl-C ends)");
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            return 0;
        } finally {
            loaded.forEach(FaceLandmarks::close);
            detectors.forEach(FaceDetector::close);
        }
    }

    /** @param loaded and detectors take what is to be closed */
    private ServedModels load(List<FaceLandmarks> loaded, List<FaceDetector> detectors) {
        Optional<FaceDetector> asked = detector.asked();
        asked.ifPresent(detectors::add);
        List<ServedModel> served = new ArrayList<>();
        for (String named : models) {
            ModelChoice choice = ModelChoice.of(model(named));
            Path file = Path.of(choice.name());
            FaceLandmarks model = FaceLandmarks.load(choice.file());
            loaded.add(model);
            ModelCard card = model.card();
            detector.requireFor(file, card, "");
            if (asked.isEmpty() && detectors.isEmpty() && card.data().crop().region() == Region.BOX) {
                detectors.add(HaarDetector.ofLibrary());
            }
            ServedModel one = new ServedModel(
                    name(named, file),
                    model,
                    asked.isPresent() || card.data().crop().region() == Region.BOX
                            ? Optional.of(detectors.get(0))
                            : Optional.empty());
            one.prepare();
            System.out.println("model " + one.name() + ": " + card.scheme()
                    + (choice.isShipped() ? ", which comes along" : ", from " + file));
            served.add(one);
        }
        return new ServedModels(served);
    }

    /** Without the name that it is given. */
    private static String model(String named) {
        int equals = named.indexOf('=');
        return equals < 0 || Files.exists(Path.of(named)) ? named : named.substring(equals + 1);
    }

    private static String name(String named, Path file) {
        String path = file.toString();
        if (!named.equals(path)) {
            return named.substring(0, named.length() - path.length() - 1);
        }
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        Path folder = file.toAbsolutePath().normalize().getParent();
        return name.equals("model") && folder.getFileName() != null
                ? folder.getFileName().toString()
                : name;
    }
}
