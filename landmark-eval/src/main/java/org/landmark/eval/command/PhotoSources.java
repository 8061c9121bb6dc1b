package org.landmark.eval.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.eval.output.OutputFolder;

/**
 * The photos and videos that a user names, one by one or by their folder. Within a folder, and the folders below it, photos are known
 * by their endings, and drawings of earlier calls are passed over; what is named itself may have any.
 *
 * @param photos in the order of the names given, within a folder in the order of theirs
 * @param videos likewise
 */
record PhotoSources(List<Source> photos, List<Source> videos) {
    private static final Set<String> PHOTOS = Set.of("jpg", "jpeg", "png", "bmp");
    private static final Set<String> VIDEOS = Set.of("avi", "mp4", "m4v", "mov", "mkv", "webm", "mpg", "mpeg", "wmv");

    /**
     * A file.
     *
     * @param file where it is
     * @param name with slashes, relative to the folder that was given; the file's own name if it was named itself
     */
    record Source(Path file, String name) {}

    /**
     * Finds them.
     *
     * @throws InputException if one is missing, a folder holds none, or two would be written to the same place
     */
    static PhotoSources of(List<Path> given) {
        List<Source> photos = new ArrayList<>();
        List<Source> videos = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                photos.addAll(inFolder(path));
            } else if (!Files.isRegularFile(path)) {
                throw InputException.in(path, "no such photo, video or folder");
            } else {
                Source source = new Source(path, path.getFileName().toString());
                (VIDEOS.contains(ending(path)) ? videos : photos).add(source);
            }
        }
        requireDifferent(Stream.concat(photos.stream(), videos.stream()).toList());
        return new PhotoSources(List.copyOf(photos), List.copyOf(videos));
    }

    private static List<Source> inFolder(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Source> found = walk.filter(file -> PHOTOS.contains(ending(file)))
                    .filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith(".")
                            && !file.getFileName().toString().endsWith(OutputFolder.DRAWN))
                    .map(file ->
                            new Source(file, folder.relativize(file).toString().replace('\\', '/')))
                    .sorted(Comparator.comparing(Source::name))
                    .toList();
            if (found.isEmpty()) {
                throw InputException.in(folder, "holds no photo (expected .jpg, .jpeg, .png or .bmp, here or below)");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(folder + ": can't be listed (" + e.getMessage() + ")", e);
        }
    }

    private static void requireDifferent(List<Source> sources) {
        Map<String, Path> stems = new HashMap<>();
        for (Source source : sources) {
            Path other = stems.put(OutputFolder.stem(source.name()), source.file());
            if (other != null) {
                throw new InputException(other + " and " + source.file()
                        + " would be written to the same place (expected names that differ before the ending)");
            }
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
