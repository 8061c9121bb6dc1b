package org.landmark.data.stats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.image.MissingPhotoException;
import org.landmark.data.image.PhotoHeader;

/** The photos that an annotation names, each looked at once, in the order of their first mention. */
final class SeenPhotos {
    enum State {
        THERE,
        MISSING,
        BROKEN
    }

    /** One photo; its size is there if the photo is. */
    static final class Seen {
        final Path file;
        final String split;
        final State state;
        final Optional<ImageSize> size;
        private int faces;

        private Seen(Path file, String split, State state, Optional<ImageSize> size) {
            this.file = file;
            this.split = split;
            this.state = state;
            this.size = size;
        }

        void countFace() {
            faces++;
        }
    }

    private final Map<Path, Seen> photos = new LinkedHashMap<>();

    /** The photo of a path, which belongs to the split that it is first seen in. */
    Seen look(Path file, String split) {
        return photos.computeIfAbsent(file, unseen -> open(unseen, split));
    }

    private static Seen open(Path file, String split) {
        try {
            return new Seen(file, split, State.THERE, Optional.of(PhotoHeader.size(file)));
        } catch (MissingPhotoException e) {
            return new Seen(file, split, State.MISSING, Optional.empty());
        } catch (InputException e) {
            return new Seen(file, split, State.BROKEN, Optional.empty());
        }
    }

    List<Seen> all() {
        return new ArrayList<>(photos.values());
    }

    List<ImageSize> sizes() {
        return photos.values().stream().flatMap(photo -> photo.size.stream()).toList();
    }

    int missing() {
        return (int) photos.values().stream()
                .filter(photo -> photo.state == State.MISSING)
                .count();
    }

    /** How many faces each photo has that has any. */
    List<Integer> faces() {
        return photos.values().stream()
                .map(photo -> photo.faces)
                .filter(faces -> faces > 0)
                .toList();
    }
}
