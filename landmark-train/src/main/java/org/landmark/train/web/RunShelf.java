package org.landmark.train.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.landmark.train.run.RunFolder;

/**
 * The runs that a page may show: the run folders below a folder, by their paths from it. Run folders within run folders are none.
 *
 * @param root of them all
 * @param depth how far below it they may lie
 * @param own the run that is trained here, if there is one
 */
public record RunShelf(Path root, int depth, Optional<String> own) {
    /** More are not listed. */
    private static final int MOST = 1000;

    /** Every run below a folder, those of its sweeps among them. */
    public static RunShelf of(Path runs) {
        return new RunShelf(runs.toAbsolutePath().normalize(), 3, Optional.empty());
    }

    /** A run that is trained, and those beside it, to compare with. */
    public static RunShelf around(RunFolder run) {
        Path folder = run.root().toAbsolutePath().normalize();
        Path parent = folder.getParent();
        return parent == null
                ? new RunShelf(folder, 0, Optional.of(run.name()))
                : new RunShelf(parent, 1, Optional.of(run.name()));
    }

    /** The runs' names in their order; empty if the folder is gone. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        collect(root, 0, names);
        return names;
    }

    private void collect(Path folder, int level, List<String> names) {
        if (names.size() >= MOST) {
            return;
        }
        if (level > 0 && Files.isRegularFile(folder.resolve("run.json"))) {
            names.add(root.relativize(folder).toString().replace('\\', '/'));
        } else if (level < depth) {
            children(folder).forEach(child -> collect(child, level + 1, names));
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(child -> !child.getFileName().toString().startsWith("."))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) { // gone, or not ours to read
            return List.of();
        }
    }

    /** The run of a name; empty unless it is one of the names. */
    public Optional<RunFolder> folder(String name) {
        return names().contains(name) ? Optional.of(at(name)) : Optional.empty();
    }

    /** @param name one of the names */
    RunFolder at(String name) {
        return new RunFolder(root.resolve(name));
    }
}
