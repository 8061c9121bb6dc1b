package org.landmark.train.ui;

import java.io.File;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.ui.model.storage.FileStatsStorage;

/**
 * Opens a {@code stats.db}. Deeplearning4j reads parts of it by Java deserialisation, so the process is first given a filter that
 * lets only its own classes and the JDK's plain ones through, whoever wrote the file.
 */
final class StatsFile {
    private static final String FILTER =
            "maxdepth=64;maxarray=10000000;org.deeplearning4j.**;org.nd4j.**;java.lang.*;java.math.*;java.util.*;"
                    + "java.time.*;!*";

    private StatsFile() {}

    /**
     * Opens or makes a file.
     *
     * @throws org.mapdb.DBException if it is damaged or another process has it open
     */
    static FileStatsStorage open(Path file) {
        filterDeserialisation();
        return new FileStatsStorage(new File(file.toString()));
    }

    /** Puts a damaged file and its logs aside, as {@code stats.db.broken} and the like. */
    static void putAside(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<Path> parts;
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            parts = files.filter(part -> part.getFileName().toString().startsWith(name))
                    .filter(part -> !part.getFileName().toString().endsWith(".broken"))
                    .toList();
        }
        for (Path part : parts) {
            Files.move(part, part.resolveSibling(part.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static synchronized void filterDeserialisation() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter(FILTER));
        }
    }
}
