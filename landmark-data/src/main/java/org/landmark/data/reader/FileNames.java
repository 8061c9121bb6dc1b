package org.landmark.data.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.landmark.data.InputException;

/** The names of files in a folder and what they are made of. */
final class FileNames {
    private static final Set<String> PHOTO_ENDINGS = Set.of("jpg", "jpeg", "png", "bmp");

    private FileNames() {}

    /**
     * The names in a folder in their order, without hidden ones, which begin with a dot.
     *
     * @throws InputException if it can't be listed
     */
    static SortedSet<String> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new InputException(folder + ": can't be listed as a folder", e);
        }
    }

    static boolean isPhoto(String name) {
        return PHOTO_ENDINGS.contains(ending(name));
    }

    /** What follows the last dot, in small letters. */
    static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** What comes before the last dot. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
