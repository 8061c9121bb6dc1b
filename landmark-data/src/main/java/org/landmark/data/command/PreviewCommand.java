package org.landmark.data.command;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
import org.landmark.data.config.ConfigReader;
import org.landmark.data.dataset.BadFace;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.draw.PngFile;
import org.landmark.data.preview.PreviewSheet;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
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
    private static final String SECTION = "data.";
    private static final int MOST_FACES = 200;

    /** The part of an experiment's configuration that says what becomes of a photo. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DataSection(DataSpec data) {
        DataSection {
            data = requireNonNullElse(data, DataSpec.DEFAULT);
        }
    }

    @Mixin
    private DataOptions options;

    @Option(names = "--conf", paramLabel = "FILE", description = "an experiment, of which the section data is shown")
    private Path conf;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting over the experiment's, as in data.crop.factor=1.2; may be repeated")
    private List<String> settings = List.of();

    @Option(names = "--count", paramLabel = "N", description = "how many faces (default: 8)")
    private int count = 8;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "draw the faces and the augmentations by this number; by default the faces are spread over the"
                            + " data")
    private Long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "where the sheet goes (default: preview.png)")
    private Path out = Path.of("preview.png");

    /** What is previewed: where the faces lie, and what the experiment makes of them. */
    private record Source(DataLocation location, DataSpec spec) {}

    @Override
    public Integer call() {
        if (count < 1 || count > MOST_FACES) {
            throw new InputException("--count must be between 1 and " + MOST_FACES + ", came " + count);
        }
        requireDataSettings();
        Source source = source();
        System.out.println("data: " + source.location.describe());
        List<BadFace> bad = new ArrayList<>();
        List<FaceSample> faces = new ArrayList<>(
                FaceLoader.annotations(source.location, source.spec, bad).values());
        int total = faces.size() + bad.size();
        if (!bad.isEmpty()) {
            System.out.println("not shown: " + bad.size() + " of " + total
                    + " faces, whose annotation can't be used (see 'dataset verify')");
        }
        faces.removeIf(source.spec.crop()::leavesOut);
        PreviewSheet sheet = new PreviewSheet(source.spec);
        for (FaceSample face : chosen(faces)) {
            try {
                sheet.add(face);
            } catch (InputException e) {
                System.out.println("skipped: " + e.getMessage());
            }
        }
        if (sheet.rows() == 0) {
            throw new InputException(source.location.folder() + ": no face to show"
                    + (bad.isEmpty() ? "" : ", the first problem: " + bad.get(0).problem()));
        }
        write(sheet.image(sheet.rows() + " of " + total + " " + source.location.kind() + " faces, scheme "
                + source.spec.scheme()));
        return 0;
    }

    private Source source() {
        if (conf != null) {
            DataSpec spec = ConfigReader.yaml(conf, settings, DataSection.class).data();
            DataLocation location = options.locate(spec.dataset());
            return new Source(location, spec.withDataset(location.kind()));
        }
        DataLocation location = options.locate(DatasetKind.IMM);
        String defaults = "data: {dataset: " + location.kind() + "}";
        DataSpec spec = ConfigReader.yaml(defaults, "defaults", settings, DataSection.class)
                .data();
        return new Source(location, spec.withDataset(location.kind()));
    }

    private void requireDataSettings() {
        for (String setting : settings) {
            if (!setting.startsWith(SECTION)) {
                throw new InputException("--set " + setting + ": a preview reads the section data alone (expected "
                        + SECTION + "key=value)");
            }
        }
    }

    private List<FaceSample> chosen(List<FaceSample> faces) {
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
