package org.landmark.train.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.landmark.data.InputException;

/** Remembers what files held as long as they stay what they were, so that a page that asks every second costs a training next to nothing. */
final class ReadFiles {
    private static final int MOST = 2000;

    private final Map<Path, Held> files = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Held> eldest) {
            return size() > MOST;
        }
    };

    /** Either the content or why there is none. */
    private record Held(Object stamp, Object content, InputException problem) {}

    /**
     * What a file holds.
     *
     * @param reader of the file, always the same one for it
     * @throws InputException as the reader throws
     */
    synchronized <T> T get(Path file, Class<T> type, Function<Path, T> reader) {
        Object stamp = stamp(file);
        Held held = files.get(file);
        if (held == null || !held.stamp().equals(stamp)) {
            held = read(file, stamp, reader);
            files.put(file, held);
        }
        if (held.problem() != null) {
            throw held.problem();
        }
        return type.cast(held.content());
    }

    private static <T> Held read(Path file, Object stamp, Function<Path, T> reader) {
        try {
            return new Held(stamp, reader.apply(file), null);
        } catch (InputException e) {
            return new Held(stamp, null, e);
        }
    }

    private static Object stamp(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
        } catch (IOException e) {
            return "gone";
        }
    }
}
