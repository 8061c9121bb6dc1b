package org.landmark.data.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.image.PhotoHeader;

/**
 * Reads the IMM face database: a folder of photos, each with an {@code .asf} file of the same name beside it that holds its 58
 * points. A photo without one counts as a bad face; hidden files are no part of it. The box is the smallest that holds all points.
 */
public final class ImmRecordReader extends FaceRecordReader {
    private static final long serialVersionUID = 1L;
    private static final Set<String> PHOTO_ENDINGS = Set.of("jpg", "jpeg", "png", "bmp");

    @Override
    protected List<Entry> entries(Path folder) {
        Set<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new InputException(folder + ": can't be listed as a folder", e);
        }
        Set<String> annotated = names.stream()
                .filter(name -> ending(name).equals("asf"))
                .map(ImmRecordReader::stem)
                .collect(Collectors.toSet());
        if (annotated.isEmpty()) {
            throw InputException.in(folder, "holds no .asf file (expected NN-T[mf].asf beside NN-T[mf].jpg)");
        }
        List<Entry> entries = new ArrayList<>();
        for (String name : names) {
            if (ending(name).equals("asf")) {
                entries.add(() -> face(folder.resolve(name)));
            } else if (PHOTO_ENDINGS.contains(ending(name)) && !annotated.contains(stem(name))) {
                entries.add(() -> {
                    throw InputException.in(folder.resolve(name), "has no " + stem(name) + ".asf beside it");
                });
            }
        }
        return entries;
    }

    private static FaceSample face(Path file) {
        AsfFile asf = AsfFile.read(file, LandmarkScheme.IMM58.count());
        Path photo = photo(file, asf.photo());
        ImageSize size = PhotoHeader.size(photo);
        double[] xy = asf.relative();
        for (int i = 0; i < xy.length; i += 2) {
            xy[i] *= size.width();
            xy[i + 1] *= size.height();
        }
        Landmarks landmarks = Landmarks.of(xy);
        FacePlausibility.firstFarOutside(landmarks, size).ifPresent(point -> {
            throw InputException.at(file, asf.lines()[point], FacePlausibility.problem(point, landmarks, size));
        });
        return new FaceSample(
                stem(file.getFileName().toString()), photo, size, BoundingBox.around(landmarks), landmarks);
    }

    /** The photo that the annotation names, which must lie in the same folder. */
    private static Path photo(Path file, String name) {
        try {
            Path photo = Path.of(name);
            if (photo.equals(photo.getFileName()) && photo.normalize().equals(photo) && !name.equals("..")) {
                return file.resolveSibling(photo);
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw InputException.in(
                file, "expected the name of a photo in the same folder on the last line, came '" + name + "'");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
