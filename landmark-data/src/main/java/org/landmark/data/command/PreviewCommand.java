package org.landmark.data.command;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.Seed;
import org.landmark.data.dataset.BadFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.draw.PngFile;
import org.landmark.data.preview.PreviewSheet;
import org.landmark.data.spec.DataSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws some faces with what a network is given of them. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description =
                "Draws some faces as a sheet of pictures: photo, points, box and crop, and what the network is given.")
@WithoutArrays
final class PreviewCommand implements Callable<Integer> {
    private static final int MOST_FACES = 60;

    @Mixin
    private ExperimentData data;

    @Option(names = "--count", paramLabel = "N", description = "how many faces (default: 8)")
    private int count = 8;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "pick the faces and draw the augmentations by this number (default: faces spread over the data,"
                            + " and 1)")
    private Long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "where the sheet goes (default: preview.png)")
    private Path out = Path.of("preview.png");

    @Override
    public Integer call() {
        if (count < 1 || count > MOST_FACES) {
            throw new InputException("--count must be between 1 and " + MOST_FACES + ", came " + count);
        }
        ExperimentData.Chosen chosen = data.choose();
        DataLocation location = chosen.location();
        DataSpec spec = chosen.spec();
        System.out.println("data: " + location.describe());
        List<BadFace> bad = new ArrayList<>();
        List<FaceSample> faces =
                new ArrayList<>(FaceLoader.annotations(location, spec, bad).values());
        int total = faces.size() + bad.size();
        if (!bad.isEmpty()) {
            System.out.println("not shown: " + bad.size() + " of " + total
                    + " faces, whose annotation can't be used (see 'dataset verify')");
        }
        faces.removeIf(spec.crop()::leavesOut);
        try (PreviewSheet sheet = new PreviewSheet(spec, new Seed(seed == null ? 1 : seed))) {
            for (FaceSample face : picked(faces)) {
                try {
                    sheet.add(face);
                } catch (InputException e) {
                    System.out.println("skipped: " + e.getMessage());
                }
            }
            if (sheet.rows() == 0) {
                throw new InputException(location.folder() + ": no face to show"
                        + (bad.isEmpty()
                                ? ""
                                : ", the first problem: " + bad.get(0).problem()));
            }
            write(sheet.image(sheet.rows() + " of " + total + " faces from " + location.kind() + ", scheme "
                    + spec.scheme().name()));
        }
        return 0;
    }

    private List<FaceSample> picked(List<FaceSample> faces) {
        int shown = Math.min(count, faces.size());
        if (seed == null) {
            return IntStream.range(0, shown)
                    .mapToObj(i -> faces.get((int) ((long) i * faces.size() / shown)))
                    .toList();
        }
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, faces.size()).boxed().toList());
        Collections.shuffle(places, new Random(new Seed(seed).derive("preview", 0)));
        return places.subList(0, shown).stream().sorted().map(faces::get).toList();
    }

    private void write(BufferedImage sheet) {
        try {
            PngFile.write(out, sheet);
        } catch (IOException e) {
            throw new InputException(out + ": the sheet can't be written there (--out chooses another place): " + e, e);
        }
        System.out.println("written: " + out);
    }
}
