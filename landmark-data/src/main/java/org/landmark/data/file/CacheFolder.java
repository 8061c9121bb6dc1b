package org.landmark.data.file;

import java.nio.file.Path;
import java.util.Map;

/** Where what can be made again is kept between runs. */
public final class CacheFolder {
    private CacheFolder() {}

    /** The cache of this user: {@code LANDMARK_CACHE}, else {@code .cache/landmark} in the home folder. */
    public static Path ofUser(Map<String, String> environment, String home) {
        String chosen = environment.getOrDefault("LANDMARK_CACHE", "");
        return chosen.isBlank() ? Path.of(home, ".cache", "landmark") : Path.of(chosen);
    }
}
