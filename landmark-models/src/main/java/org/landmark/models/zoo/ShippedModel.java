package org.landmark.models.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;

/**
 * A trained model that comes along, the resource {@code /zoo/NAME.zip}; {@code /zoo/NAME.md} beside it tells people what it was made of
 * and how good it is.
 */
public enum ShippedModel {
    /** 68 points of a face in a box. */
    IBUG68(
            LandmarkScheme.IBUG68,
            "68 points, trained on iBUG 300-W, whose photos are for research only: so is this model"),
    /** 58 points of a face in a box. */
    IMM58(
            LandmarkScheme.IMM58,
            "58 points, trained on 32 people of IMM, whose photos are for research only: so is this model"),
    /** The tip of the nose. */
    NOSE(
            LandmarkScheme.NOSE,
            "the tip of the nose, trained on 32 people of IMM, whose photos are for research only: so is this model");

    /** What commands use where no other model is named. */
    public static final ShippedModel DEFAULT = IBUG68;

    /** Where those that are in use lie on this machine. */
    private static final Map<ShippedModel, Path> FILES = new ConcurrentHashMap<>();

    private final LandmarkScheme scheme;
    private final String notice;

    ShippedModel(LandmarkScheme scheme, String notice) {
        this.scheme = scheme;
        this.notice = notice;
    }

    /** As on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The labels of all, in words. */
    public static String labels() {
        return Arrays.stream(values()).map(ShippedModel::label).collect(Collectors.joining(", "));
    }

    /** The one of a label, if there is one. */
    public static Optional<ShippedModel> of(String label) {
        return Arrays.stream(values())
                .filter(model -> model.label().equals(label))
                .findFirst();
    }

    /** What it finds. */
    public LandmarkScheme scheme() {
        return scheme;
    }

    /** What whoever uses it has to know: its points, what it was trained on, and what it may be used for. */
    public String notice() {
        return notice;
    }

    /**
     * Its model file, in the temporary folder until the program ends.
     *
     * @throws InputException if it can't be written there
     */
    public Path file() {
        return FILES.computeIfAbsent(this, ShippedModel::extract);
    }

    private Path extract() {
        String name = label() + ".zip";
        try (InputStream in = ShippedModel.class.getResourceAsStream("/zoo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource zoo/" + name + " is missing");
            }
            Path folder = Files.createTempDirectory("landmark-zoo");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve(name);
            file.toFile().deleteOnExit();
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new InputException(
                    "the model " + label() + " can't be unpacked into " + System.getProperty("java.io.tmpdir")
                            + " (-Djava.io.tmpdir=DIR names another folder): " + e,
                    e);
        }
    }
}
