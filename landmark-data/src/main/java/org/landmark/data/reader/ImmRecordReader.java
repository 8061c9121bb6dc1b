package org.landmark.data.reader;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.reader.Annotation.Unit;

/**
 * Reads the IMM face database: a folder of photos, each with an {@code .asf} file of the same name beside it that holds its 58
 * points. A photo without one counts as a bad face; hidden files are no part of it. The box is the smallest that holds all points.
 */
public final class ImmRecordReader extends FaceRecordReader {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Entry> list(Path folder) {
        Set<String> names = FileNames.in(folder);
        Set<String> annotated = names.stream()
                .filter(name -> FileNames.ending(name).equals("asf"))
                .map(FileNames::stem)
                .collect(Collectors.toSet());
        if (annotated.isEmpty()) {
            throw InputException.in(folder, "holds no .asf file (expected NN-T[mf].asf beside NN-T[mf].jpg)");
        }
        List<Entry> entries = new ArrayList<>();
        for (String name : names) {
            if (FileNames.ending(name).equals("asf")) {
                entries.add(() -> annotation(folder.resolve(name)));
            } else if (FileNames.isPhoto(name) && !annotated.contains(FileNames.stem(name))) {
                entries.add(() -> {
                    throw InputException.in(folder.resolve(name), "has no " + FileNames.stem(name) + ".asf beside it");
                });
            }
        }
        return entries;
    }

    private static Annotation annotation(Path file) {
        AsfFile asf = AsfFile.read(file, LandmarkScheme.IMM58.count());
        return new Annotation(
                FileNames.stem(file.getFileName().toString()),
                photo(file, asf.photo()),
                asf.photo(),
                Optional.empty(),
                asf.relative(),
                Unit.RATIO_OF_PHOTO,
                file,
                point -> asf.lines()[point]);
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
}
